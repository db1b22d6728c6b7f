import type { EvidenceView } from '@/lib/sessions/views';
import { pieceTitle } from './evidence-words';

/** What of the customer's side is in the report, and the ways to bring more. */
export function BroughtIn({ pieces, check }: { pieces: readonly EvidenceView[]; check: string }) {
  return (
    <section className="no-print mt-12">
      <h2 className="text-head font-semibold tracking-tight">From your side</h2>
      {pieces.length > 0 && (
        <ul className="mt-3">
          {pieces.map((piece) => (
            <li key={piece.id}>
              <a
                href={`${check}/evidence/${piece.id}`}
                className="inline-block py-1 font-medium [overflow-wrap:anywhere]"
              >
                {pieceTitle(piece)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 max-w-read">
        {pieces.length > 0 ? 'Add more: ' : 'The more we see from your side, the surer the result: '}
        <a href={`${check}/evidence`} className="inline-block py-1 font-medium">
          paste your program's log
        </a>{' '}
        or{' '}
        <a href={`${check}/inside`} className="inline-block py-1 font-medium">
          run a test from your network
        </a>
        .
      </p>
    </section>
  );
}
