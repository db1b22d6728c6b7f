import { buttonStyle } from '@/components/ui/button-style';
import { CopyButton } from '@/components/ui/copy-button';

interface FormatCardProps {
  readonly id: string;
  readonly name: string;
  readonly body: string;
  /** What this syntax cannot say. */
  readonly notes: readonly string[];
  readonly download: string;
  /** The text to send stands open; files fold up to their buttons. */
  readonly open: boolean;
}

/** One format: what is in it, copy, download. */
export function FormatCard({ id, name, body, notes, download, open }: FormatCardProps) {
  const preview = (
    <pre className="mt-3 whitespace-pre-wrap rounded-plate border border-line bg-sunken p-4 text-note leading-relaxed [overflow-wrap:anywhere]">
      {body}
    </pre>
  );
  return (
    <section
      aria-labelledby={`format-${id}`}
      className="mt-6 rounded-plate border border-line bg-surface p-4 sm:p-5"
    >
      <h2 id={`format-${id}`} className="text-head font-semibold tracking-tight">
        {name}
      </h2>
      {notes.length > 0 && (
        <ul className="mt-2 list-disc space-y-1 pl-5 text-note text-soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className="no-print mt-4 flex flex-wrap gap-3">
        <CopyButton text={body} what={open ? 'request' : 'text'} wide primary={open} />
        <a href={download} download className={`w-full sm:w-auto ${buttonStyle.secondary}`}>
          Download<span className="sr-only"> {name}</span>
        </a>
      </div>
      {open ? (
        preview
      ) : (
        <details className="mt-3">
          <summary className="py-2.5 font-medium text-tide">Show what is in it</summary>
          {preview}
        </details>
      )}
    </section>
  );
}
