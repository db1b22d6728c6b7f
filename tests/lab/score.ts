import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Report } from '@/lib/reports/report';
import type { Outcome, VantageReport } from './lab';
import { groups } from './situation';

export type VantageName = VantageReport['vantage'];
export const vantageNames: readonly VantageName[] = ['portal', 'both'];

export interface Score {
  readonly named: CauseId | null;
  readonly first: boolean;
  readonly withinThree: boolean;
  readonly owner: boolean;
  /** A fault named although nothing is wrong. */
  readonly falseAlarm: boolean;
}

const missing: Score = { named: null, first: false, withinThree: false, owner: false, falseAlarm: false };

/** How one side, or both together, judged one situation. */
export function scoreOf({ situation, reports }: Outcome, vantage: VantageName): Score {
  const report = reports.find((one) => one.vantage === vantage)?.report;
  if (!report) return missing;
  const named = report.verdict.finding.cause;
  const acceptable: readonly CauseId[] =
    vantage === 'portal' ? (situation.portalAlone ?? [situation.cause]) : [situation.cause];
  const owners: readonly string[] = [situation.owner].flat();
  const found = report.findings.map(({ cause }) => cause);
  const whole = vantage === 'portal' || (situation.also ?? []).every((cause) => found.includes(cause));
  const first = acceptable.includes(named) && whole;
  return {
    named,
    first,
    withinThree: found.slice(0, 3).some((cause) => acceptable.includes(cause)),
    // Where the portal cannot see the fault, nobody can be expected to be named for it.
    owner: first && (named !== situation.cause || owners.includes(report.verdict.owner)),
    falseAlarm: situation.group === 'healthy' && hasAlarm(report),
  };
}

const hasAlarm = ({ findings }: Report): boolean =>
  findings.some(
    ({ cause, advice, confidence }, index) =>
      cause !== 'no-problem-found' && !advice && (index === 0 || confidence !== 'possible'),
  );

/** One line per situation. */
export function situationLine(outcome: Outcome): string {
  const cells = vantageNames.map((vantage) => {
    const score = scoreOf(outcome, vantage);
    const mark = score.falseAlarm ? 'ALARM' : !score.first ? 'WRONG' : score.owner ? 'ok' : 'OWNER';
    return `${mark.padEnd(5)} ${(score.named ?? '-').padEnd(28)}`;
  });
  const { situation, seconds, trouble } = outcome;
  const head = `${situation.id.padEnd(46)} ${situation.cause.padEnd(28)}`;
  return `${head} ${cells.join(' ')} ${seconds.toFixed(0).padStart(4)}${trouble ? `  ${trouble}` : ''}`;
}

/** The table by groups, for one side or both. */
export function groupTable(outcomes: readonly Outcome[], vantage: VantageName): string {
  const title = vantage === 'portal' ? 'the portal alone' : 'both sides together';
  const head = ['group', 'situations', 'first', 'within 3', 'owner', 'false alarms', 'seconds'];
  const present = groups.filter((group) => outcomes.some(({ situation }) => situation.group === group));
  const rows = [...present, 'all' as const].map((group) => {
    const own = outcomes.filter(({ situation }) => group === 'all' || situation.group === group);
    const scores = own.map((outcome) => scoreOf(outcome, vantage));
    const count = (test: (score: Score) => boolean) => String(scores.filter(test).length);
    const times = own.flatMap(({ reports }) =>
      reports.filter((one) => one.vantage === vantage).map(({ seconds }) => seconds),
    );
    const mean = times.reduce((sum, one) => sum + one, 0) / Math.max(1, times.length);
    return [
      group,
      String(own.length),
      count(({ first }) => first),
      count(({ withinThree }) => withinThree),
      count(({ owner }) => owner),
      count(({ falseAlarm }) => falseAlarm),
      mean.toFixed(1),
    ];
  });
  const table = [head, ...rows].map((cells) =>
    cells
      .map((cell) => cell.padEnd(13))
      .join('')
      .trimEnd(),
  );
  return [`\nWhat ${title} named`, ...table].join('\n');
}
