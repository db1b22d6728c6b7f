import { BreakableText } from '@/components/ui/breakable-text';
import { DateText } from '@/components/ui/date-text';
import { PageHeading } from '@/components/ui/page-heading';
import { StateSymbol, stateText, stateTint } from '@/components/ui/state-symbol';
import type { Report } from '@/lib/reports/report';
import { certaintyWord, stateWord } from './words';

/** The name of a network where there is one alone: it tells nobody anything. */
const ONLY_NETWORK = 'main';

interface VerdictBandProps {
  readonly report: Report;
  readonly code: string;
  readonly network: string | null;
}

/** The answer: what is wrong, how sure we are, who needs to act; below it what it is about. */
export function VerdictBand({ report, code, network }: VerdictBandProps) {
  const { state, finding, ownerLabel } = report.verdict;
  return (
    <section
      aria-label="Verdict"
      className={`keep rounded-plate border-l-8 border-current p-5 sm:p-8 ${stateTint[state]} ${stateText[state]}`}
    >
      <p className="flex items-center gap-2 font-semibold">
        <StateSymbol state={state} className="size-6" />
        {stateWord[state]}
      </p>
      <PageHeading className="mt-3 max-w-[52rem] text-balance text-ink [overflow-wrap:anywhere]">
        <BreakableText text={finding.headline} />
      </PageHeading>
      <dl className="mt-5 grid gap-x-8 gap-y-3 text-ink sm:grid-cols-[1fr_auto]">
        <div>
          <dt className="text-note text-soft">How sure we are</dt>
          <dd className="max-w-read">
            <strong className="font-semibold">{certaintyWord[finding.confidence]}.</strong>{' '}
            {finding.certaintyReason}
          </dd>
        </div>
        <div>
          <dt className="text-note text-soft">Who needs to act</dt>
          <dd className="font-semibold">{ownerLabel}</dd>
        </div>
      </dl>
      <p className="mt-5 border-t border-current/25 pt-3 text-note text-soft [overflow-wrap:anywhere]">
        Check <span className="font-mono text-ink">{code}</span> of{' '}
        <span className="text-ink">
          {report.host}
          {report.port !== null && `, port ${report.port}`}
        </span>
        {network !== null && `, tested from our network${network === ONLY_NETWORK ? '' : ` "${network}"`}`}
        {report.finishedAt && (
          <>
            , <DateText iso={report.finishedAt} />
          </>
        )}
      </p>
    </section>
  );
}
