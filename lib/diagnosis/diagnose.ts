import type { Observation } from '@/lib/observations/observation';
import { isCustomersSide } from '@/lib/observations/vantage';
import type { Profile } from '@/lib/provider/profile';
import { asFinding } from './as-finding';
import { type Candidate, weighCause } from './candidate';
import type { Cause, Impact } from './cause';
import { inconclusive } from './causes/inconclusive';
import { noProblemFound } from './causes/no-problem-found';
import { coverAbnormal } from './cover';
import { collectFacts, type Facts } from './facts';
import type { Confidence, Diagnosis, Finding, NextStep } from './finding';
import { chooseStep, stepAgain, stepInside } from './next-step';
import { causes } from './registry';
import { worthAnotherTry } from './unfinished';

const verdictsOfLastResort: ReadonlySet<Cause> = new Set([noProblemFound, inconclusive]);

/** With nothing wrong on the service's side, at most this many guesses about the customer's follow. */
const suspectLimit = 2;

const impactOrder: Readonly<Record<Impact, number>> = { stops: 0, hinders: 1, advice: 2 };
const confidenceOrder: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 };

const weight = (candidate: Candidate): number => candidate.weighing.explains.length * candidate.score ** 2;

/** What stops people first, then what is surest, then what explains most. */
const byWeight = (a: Candidate, b: Candidate): number =>
  impactOrder[a.weighing.impact] - impactOrder[b.weighing.impact] ||
  confidenceOrder[a.confidence] - confidenceOrder[b.confidence] ||
  weight(b) - weight(a) ||
  b.score - a.score ||
  b.cause.prior - a.cause.prior;

const overlaps = (a: Candidate, b: Candidate): boolean => {
  const units = new Set(a.weighing.explains);
  return b.weighing.explains.some((unit) => units.has(unit));
};

/**
 * A guess does not stand alone: the best rival for the same results stands beside it. So does, until one is
 * certain, what a cause names as not to be told apart from it.
 */
function withRivals(chosen: readonly Candidate[], candidates: readonly Candidate[]): readonly Candidate[] {
  const rivals = chosen
    .filter((candidate) => candidate.confidence === 'possible')
    .flatMap((guess) => {
      const others = candidates.filter((other) => !chosen.includes(other) && overlaps(guess, other));
      return others.sort(byWeight).slice(0, 1);
    });
  const besides = chosen
    .filter((candidate) => candidate.confidence !== 'certain')
    .flatMap((open) => candidates.filter((other) => open.cause.besides?.includes(other.cause.id)));
  return [...new Set([...chosen, ...rivals, ...besides])];
}

/** Causes that account for no abnormal result but for what the customer told: wrong settings, tips, suspicions. */
function standingAlone(candidates: readonly Candidate[]) {
  const alone = candidates.filter((candidate) => candidate.weighing.explains.length === 0);
  const advice = alone.filter((candidate) => candidate.weighing.impact === 'advice');
  const others = alone.filter((candidate) => candidate.weighing.impact !== 'advice');
  const isClaim = ({ confidence, cause, measured }: Candidate): boolean =>
    confidence !== 'possible' && (measured || !cause.needsCustomersSide);
  return {
    advice,
    claims: others.filter(isClaim),
    suspects: others.filter((candidate) => !isClaim(candidate)),
  };
}

function lastResort(facts: Facts, profile: Profile, measured: ReadonlySet<string>): Candidate {
  const clean = weighCause(noProblemFound, facts, profile, measured);
  const open = clean ?? weighCause(inconclusive, facts, profile, measured);
  if (open === null)
    throw new Error('The cause "inconclusive" must always have something to say for itself.');
  return open;
}

function overallStep(
  verdict: Candidate,
  findings: readonly Candidate[],
  rivals: readonly Candidate[],
  facts: Facts,
): NextStep | null {
  const open = [...findings, ...rivals].filter(
    (candidate) => candidate.confidence !== 'certain' && !verdictsOfLastResort.has(candidate.cause),
  );
  if (verdict.cause === noProblemFound) {
    if (worthAnotherTry(facts)) return stepAgain(open);
    return stepInside(open, facts) ?? chooseStep([verdict, ...open], facts);
  }
  if (verdict.cause === inconclusive) return chooseStep([verdict, ...open], facts);
  return verdict.confidence === 'certain' && open.every((candidate) => candidate.weighing.impact === 'advice')
    ? null
    : chooseStep(open, facts);
}

/** The findings, in order. Those that are no verdict of last resort come from the candidates. */
function arrange(candidates: readonly Candidate[], resort: () => Candidate): readonly Candidate[] {
  const { advice, claims, suspects } = standingAlone(candidates);
  const chosen = withRivals([...coverAbnormal(candidates), ...claims], candidates);
  const faults = chosen.filter((candidate) => candidate.weighing.impact !== 'advice').sort(byWeight);
  const tips = [...chosen.filter((candidate) => candidate.weighing.impact === 'advice'), ...advice].sort(
    byWeight,
  );
  if (faults.length > 0) return [...faults, ...tips];
  return [resort(), ...suspects.sort(byWeight).slice(0, suspectLimit), ...tips];
}

/** A try from another network is a measurement, though it is told; other answers are not. */
const isMeasured = (seen: Observation): boolean =>
  seen.kind === 'answer'
    ? seen.question === 'other-network'
    : seen.vantage.kind !== 'browser' && isCustomersSide(seen.vantage);

const measuredIds = (facts: Facts): ReadonlySet<string> =>
  new Set(facts.observations.filter(isMeasured).map((seen) => seen.id));

/**
 * Names what is wrong. Ranks all causes together: explains every abnormal observation with the fewest causes,
 * drops what the evidence refutes, and says which untaken step would decide what is open.
 *
 * Pure and deterministic: the same observations in any order give the same diagnosis. What was not tested, and
 * what failed on our own side, never speaks against the service.
 */
export function diagnose(observations: readonly Observation[], profile: Profile): Diagnosis {
  const facts = collectFacts(observations, profile);
  const asked = facts.measuredAtCustomers || facts.answer('other-network') !== null;
  const measured = asked ? measuredIds(facts) : new Set<string>();
  const candidates = causes
    .filter((cause) => !verdictsOfLastResort.has(cause))
    .map((cause) => weighCause(cause, facts, profile, measured))
    .filter((candidate) => candidate !== null);
  const arranged = arrange(candidates, () => lastResort(facts, profile, measured));
  const [first, ...rest] = arranged;
  if (first === undefined) throw new Error('A diagnosis always has a verdict.');
  const rivals = candidates.filter((candidate) => !arranged.includes(candidate));
  const finish = (candidate: Candidate): Finding => asFinding(candidate, facts, profile);
  return {
    findings: [finish(first), ...rest.map(finish)],
    nextStep: overallStep(first, arranged, rivals, facts),
  };
}
