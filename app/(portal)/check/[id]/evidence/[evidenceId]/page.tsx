import { notFound } from 'next/navigation';
import { EvidenceEffect } from '@/components/evidence/evidence-effect';
import { maskedSentence, pieceTitle } from '@/components/evidence/evidence-words';
import { ShownFacts } from '@/components/evidence/shown-facts';
import { TellingLines } from '@/components/evidence/telling-lines';
import { WholeText } from '@/components/evidence/whole-text';
import { PageFrame } from '@/components/frame/page-frame';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeading } from '@/components/ui/page-heading';
import { viewEvidence } from '@/lib/sessions/evidence/view-evidence';
import { CheckShell } from '../../check-shell';
import { openCheck } from '../../open-check';
import { takeBack } from '../actions';

interface PageProps {
  readonly params: Promise<{ readonly id: string; readonly evidenceId: string }>;
}

/** What one piece of evidence was understood to be, what in it tells the cause, and what it does to the verdict. */
export default async function PiecePage({ params }: PageProps) {
  const { id, evidenceId } = await params;
  const access = await openCheck(id);
  const opened = (await viewEvidence(access, evidenceId)) ?? notFound();
  const { piece, effect, telling, lines, shows } = opened;
  const title = pieceTitle(piece);
  const isKit = piece.kind === 'kit';
  return (
    <CheckShell access={access}>
      <title>{`${title} - Portside`}</title>
      <PageFrame
        section={isKit ? 'Your network' : 'Connection'}
        width="wide"
        back={`/check/${id}/${isKit ? 'inside' : 'evidence'}`}
      >
        <PageHeading className="[overflow-wrap:anywhere]">{title}</PageHeading>
        <p className="mt-3 max-w-read text-lead text-soft">
          {isKit
            ? 'Reported by your machine. Compared with what we saw from our network.'
            : `We read it as a log of ${piece.label}.`}{' '}
          {maskedSentence(piece.masked)}
        </p>
        <EvidenceEffect effect={effect} />
        <div className="mt-6 flex flex-wrap gap-3">
          <a href={`/check/${id}`} className={buttonStyle.primary}>
            Go on
          </a>
          <form action={takeBack.bind(null, id, piece.id, isKit ? 'inside' : 'evidence')}>
            <button type="submit" className={buttonStyle.secondary}>
              Remove it again
            </button>
          </form>
        </div>
        {telling.length > 0 && (
          <section className="mt-10">
            <h2 className="text-head font-semibold tracking-tight">
              {telling.some(({ tells }) => tells) ? 'The lines that tell' : 'What we understood'}
            </h2>
            <TellingLines lines={telling} />
          </section>
        )}
        {(isKit || telling.length === 0) && shows.length > 0 && (
          <section className="mt-10">
            <h2 className="text-head font-semibold tracking-tight">What it shows</h2>
            <ShownFacts facts={shows} notes={piece.notes} />
          </section>
        )}
        {piece.text === null ? (
          <p className="mt-6 text-soft">The text itself was deleted after seven days, as promised.</p>
        ) : (
          <WholeText lines={lines} title={isKit ? 'The results as they came' : 'The whole log'} />
        )}
      </PageFrame>
    </CheckShell>
  );
}
