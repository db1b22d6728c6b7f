import { CopyButton } from '@/components/ui/copy-button';
import type { TranscriptView } from '@/lib/reports/report';

const speaker = { us: '>', server: '<', note: '*' } as const;

const asText = (transcript: TranscriptView): string =>
  transcript.lines.map((line) => `${String(Math.round(line.atMs)).padStart(6)} ${speaker[line.from]} ${line.text}`).join('\n');

/** One conversation with the service, secrets removed. Long lines scroll inside the block. */
export function TranscriptBlock({ transcript, id }: { transcript: TranscriptView; id: string }) {
  return (
    <section aria-labelledby={id} className="mt-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 id={id} className="font-semibold [overflow-wrap:anywhere]">
          {transcript.title}
        </h3>
        <CopyButton text={asText(transcript)} what="conversation" />
      </div>
      {/* biome-ignore format: the block's text is exact */}
      <pre
        // A block that scrolls must be reachable by keyboard.
        tabIndex={0}
        role="region"
        aria-labelledby={id}
        className="mt-2 max-h-96 overflow-auto rounded-plate border border-line bg-surface p-4 text-note leading-relaxed print:max-h-none print:whitespace-pre-wrap"
      >{asText(transcript)}</pre>
    </section>
  );
}
