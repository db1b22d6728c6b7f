import type { Facts } from '@/lib/diagnosis/facts';
import type { Finding } from '@/lib/diagnosis/finding';
import { addressList, distinct, listed, portList } from '@/lib/diagnosis/phrases';
import type { Observation } from '@/lib/observations/observation';
import type { ResultLine } from './report';
import { vantageWord } from './result-line';

/** Verdicts that say themselves what works. */
const saidAlready: ReadonlySet<Finding['cause']> = new Set(['no-problem-found', 'inconclusive']);

interface Stage {
  readonly word: string;
  readonly plural: boolean;
  readonly seen: readonly Observation[];
}

/** The stages of a connection after the port, as the portal saw them. */
const stages = (facts: Facts): readonly Stage[] => [
  {
    word: 'encryption',
    plural: false,
    seen: facts
      .portal('tls-handshake')
      .filter((seen) => seen.mode === 'explicit' || seen.mode === 'implicit'),
  },
  { word: 'login', plural: false, seen: facts.portal('login') },
  {
    word: 'data connections',
    plural: true,
    // That the service may want more than some programs give is said elsewhere.
    seen: facts.portal('data-connection').filter((seen) => seen.resumption === 'offered'),
  },
  { word: 'transfers', plural: true, seen: facts.portal('transfer') },
];

/**
 * One line about what does work at the same place, so that nobody need wonder whether the fault lies earlier:
 * none when the evidence says it already, or when a port is part of the trouble.
 */
export function whatWorks(verdict: Finding, facts: Facts): readonly ResultLine[] {
  if (saidAlready.has(verdict.cause)) return [];
  const told = new Set(verdict.evidence.flatMap((line) => line.observations));
  const open = facts.portal('tcp-connect').filter((seen) => seen.failure === null);
  const first = open[0];
  const portTrouble = facts.portal('tcp-connect').some((seen) => facts.isAbnormal(seen) || told.has(seen.id));
  if (first === undefined || portTrouble) return [];
  const fine = stages(facts).filter(
    ({ seen }) =>
      seen.length > 0 &&
      seen.every((one) => one.failure === null && !facts.isAbnormal(one) && !told.has(one.id)),
  );
  const where = `${portList(distinct(open.map((seen) => seen.target?.port)))} of ${addressList(open.flatMap((seen) => seen.target?.address ?? []))}`;
  const more =
    fine.length === 0
      ? ''
      : `, and so ${fine.length > 1 || fine[0]?.plural ? 'do' : 'does'} ${listed(fine.map(({ word }) => word))}`;
  return [
    {
      state: 'works',
      question: 'What does work?',
      sentence: `Connecting to ${where} works${more}.`,
      vantage: vantageWord(first.vantage),
      fault: false,
      observations: [...open, ...fine.flatMap(({ seen }) => seen)].slice(0, 50).map((seen) => seen.id),
    },
  ];
}
