import { DateText } from '@/components/ui/date-text';
import { shownText } from '@/components/wizard/shown-text';
import type { EvidenceView } from '@/lib/sessions/views';
import { maskedSentence, pieceTitle } from './evidence-words';

/** UTF-16 units of a text that the console shows; the end of it, where the trouble stands. */
const SHOWN = 18_000;

/** What the customer brought in, as it came, for support: secrets are masked. */
export function EvidenceTexts({ pieces }: { pieces: readonly EvidenceView[] }) {
  if (pieces.length === 0) return null;
  return (
    <section className="no-print mt-12">
      <h2 className="text-head font-semibold tracking-tight">What the customer brought in</h2>
      {pieces.map((piece) => (
        <details key={piece.id} className="mt-3 rounded-plate border border-line bg-surface px-4">
          <summary className="min-h-11 py-2.5 font-medium [overflow-wrap:anywhere]">
            {pieceTitle(piece)}, <DateText iso={piece.createdAt} />
          </summary>
          <p className="text-note text-soft">
            {piece.observations} {piece.observations === 1 ? 'result' : 'results'}.{' '}
            {maskedSentence(piece.masked)} {piece.notes.join(' ')}
          </p>
          {piece.text === null ? (
            <p className="pb-4">The text was deleted after seven days.</p>
          ) : (
            <pre className="pb-4 text-note whitespace-pre-wrap [overflow-wrap:anywhere]">
              {shownText(piece.text.slice(-SHOWN))}
            </pre>
          )}
        </details>
      ))}
    </section>
  );
}
