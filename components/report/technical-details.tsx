import type { Report } from '@/lib/reports/report';
import { ProofTable } from './proof-table';
import { TranscriptBlock } from './transcript-block';

/** Conversations with the same place have the same title, so each gets a number. */
const numbered = (transcripts: Report['transcripts']) =>
  transcripts.map((transcript, index) => ({ id: `conversation-${index + 1}`, transcript }));

/** Closed until opened: every result, the conversations, the codes. */
export function TechnicalDetails({ report }: { report: Report }) {
  const failures = report.observations.filter((one) => one.failure !== null);
  return (
    <>
      <details className="mt-4 rounded-plate border border-line bg-surface px-4">
        <summary className="min-h-11 py-2.5 font-medium">All {report.results.length} results</summary>
        <div id="results" className="scroll-mt-16 pb-4">
          <ProofTable lines={report.results} caption="All results" />
        </div>
      </details>
      <details className="mt-3 rounded-plate border border-line bg-surface px-4">
        <summary className="min-h-11 py-2.5 font-medium">
          Conversations with the service ({report.transcripts.length})
        </summary>
        <div id="conversations" className="scroll-mt-16 pb-4">
          <p className="text-note text-soft">
            &gt; is what we sent, &lt; what the service answered, * what happened; times in milliseconds.
            Passwords are removed.
          </p>
          {numbered(report.transcripts).map(({ id, transcript }) => (
            <TranscriptBlock key={id} transcript={transcript} id={id} />
          ))}
        </div>
      </details>
      {failures.length > 0 && (
        <details className="mt-3 rounded-plate border border-line bg-surface px-4">
          <summary className="min-h-11 py-2.5 font-medium">Codes ({failures.length})</summary>
          <ul className="pb-4 text-note">
            {failures.map((one) => (
              <li key={one.id} className="py-1 font-mono [overflow-wrap:anywhere]">
                {one.kind} {one.target?.address ?? one.target?.host ?? ''} {one.target?.port ?? ''}{' '}
                {one.failure}
                {one.detail && `: ${one.detail}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
