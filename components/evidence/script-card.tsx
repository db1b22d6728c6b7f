import { CopyButton } from '@/components/ui/copy-button';

interface ScriptCardProps {
  readonly system: string;
  /** Fetches the script into a file and starts it. */
  readonly command: string;
  readonly download: string;
  readonly fileName: string;
  readonly sha256: string;
  /** Prints the checksum of the fetched file. */
  readonly checksum: string;
}

/** The script for one kind of machine: the line to copy, the file to read first, and its checksum. */
export function ScriptCard({ system, command, download, fileName, sha256, checksum }: ScriptCardProps) {
  return (
    <section aria-label={system} className="mt-5 rounded-plate border border-line bg-surface p-4 sm:p-5">
      <h3 className="font-semibold">{system}</h3>
      <p className="mt-3 rounded-small bg-sunken p-3 font-mono text-note select-all [overflow-wrap:anywhere]">
        {command}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
        <CopyButton text={command} what="this line" wide />
        <a href={download} download={fileName} className="inline-flex min-h-11 items-center font-medium">
          Download it, to read it first
        </a>
      </div>
      <details className="mt-2">
        <summary className="min-h-11 py-2.5 font-medium">Is it the right file?</summary>
        <p className="text-note">
          Its SHA-256 checksum is{' '}
          <span className="font-mono select-all [overflow-wrap:anywhere]">{sha256}</span>. To compare:{' '}
          <span className="font-mono select-all [overflow-wrap:anywhere]">{checksum}</span>
        </p>
      </details>
    </section>
  );
}
