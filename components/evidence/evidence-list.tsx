import { buttonStyle } from '@/components/ui/button-style';
import { DateText } from '@/components/ui/date-text';
import type { EvidenceView } from '@/lib/sessions/views';
import { maskedSentence, pieceTitle } from './evidence-words';

interface EvidenceListProps {
  readonly pieces: readonly EvidenceView[];
  /** The page of a piece. */
  readonly href: (id: string) => string;
  /** Takes a piece away again. */
  readonly remove: (id: string) => () => Promise<void>;
}

/** What the customer brought in, each with the way to take it back. */
export function EvidenceList({ pieces, href, remove }: EvidenceListProps) {
  if (pieces.length === 0) return null;
  return (
    <section aria-labelledby="brought" className="mt-10">
      <h2 id="brought" className="text-head font-semibold tracking-tight">
        What you have given us
      </h2>
      <ul className="mt-3">
        {pieces.map((piece) => (
          <li
            key={piece.id}
            className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-2"
          >
            <div className="min-w-0">
              <a href={href(piece.id)} className="inline-block py-1 font-medium [overflow-wrap:anywhere]">
                {pieceTitle(piece)}
              </a>
              <p className="text-note text-soft">
                <DateText iso={piece.createdAt} />. {maskedSentence(piece.masked)}
              </p>
            </div>
            <form action={remove(piece.id)}>
              <button type="submit" className={buttonStyle.quiet}>
                Remove<span className="sr-only"> {pieceTitle(piece)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
