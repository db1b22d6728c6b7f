import { CopyButton } from '@/components/ui/copy-button';
import type { TranscriptView } from '@/lib/reports/report';

const speaker = { us: '>', server: '<', note: '*' } as const;

const asText = (transcript: TranscriptView): string =>
  transcript.lines
    .map((line) => `${String(Math.round(line.atMs)).padStart(6)} ${speaker[line.from]} ${line.text}`)
    .join('\n');

/** One conversation with the service, secrets removed. Long lines are wrapped. */
export function TranscriptBlock({ transcript, id }: { transcript: TranscriptView; id: string }) {
  return (
    <div className="mt-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 id={id} className="font-semibold [overflow-wrap:anywhere]">
          {transcript.title}
        </h3>
        <CopyButton text={asText(transcript)} what="conversation" />
      </div>
      <pre className="mt-2 whitespace-pre-wrap rounded-plate border border-line bg-surface p-4 text-note leading-relaxed [overflow-wrap:anywhere]">
        {asText(transcript)}
      </pre>
    </div>
  );
}
