import { buttonStyle } from '@/components/ui/button-style';
import { StateSymbol } from '@/components/ui/state-symbol';
import type { EvidenceView } from '@/lib/sessions/views';

interface WaitingForResultsProps {
  readonly results: readonly EvidenceView[];
  /** The page of a piece. */
  readonly piece: (id: string) => string;
  readonly report: string;
}

/** Whether results have arrived. The page around it renews itself when they do. */
export function WaitingForResults({ results, piece, report }: WaitingForResultsProps) {
  const newest = results.at(-1);
  return (
    <div className="mt-8 rounded-plate border border-tide bg-surface p-4 sm:p-5">
      <p role="status" className="flex items-center gap-2 font-semibold">
        <StateSymbol state={newest ? 'works' : 'waiting'} />
        {newest
          ? `Results have arrived: ${newest.observations} ${newest.observations === 1 ? 'thing' : 'things'} seen from your network.`
          : 'Waiting for the results. They appear here by themselves.'}
      </p>
      <noscript>
        <p className="mt-2 text-note text-soft">
          Your browser runs no scripts: load this page again after the script has finished.
        </p>
      </noscript>
      {newest && (
        <p className="mt-4 flex flex-wrap gap-3">
          <a href={report} className={buttonStyle.secondary}>
            Back to the result
          </a>
          <a href={piece(newest.id)} className={buttonStyle.secondary}>
            See what it changed
          </a>
        </p>
      )}
    </div>
  );
}
