import type { Profile } from '@/lib/provider/profile';
import { type Cause, fair, type Weighing } from './cause';
import type { Facts } from './facts';
import type { Confidence } from './finding';

/** A cause that something speaks for and nothing refutes. */
export interface Candidate {
  readonly cause: Cause;
  readonly weighing: Weighing;
  /** From 0 to 1: what all signs together say. */
  readonly score: number;
  readonly confidence: Confidence;
  /** Something that speaks for it was measured on the customer's side. */
  readonly measured: boolean;
}

/** Another independent sign makes a cause a little more believable, up to a limit. */
const bonusPerSign = 0.1;
const bonusLimit = 0.2;
/** Without results from their side, a cause on the customer's side stays below "certain". */
const withoutCustomersSide = 0.9;
const certainFrom = 0.95;
const negligible = 0.05;

function restsOnCustomersSide(weighing: Weighing, measured: ReadonlySet<string>): boolean {
  return weighing.for.some((sign) => sign.observations.some((id) => measured.has(id)));
}

function scoreOf(cause: Cause, weighing: Weighing, measured: ReadonlySet<string>): number {
  const strengths = weighing.for.map((sign) => sign.strength);
  const bonus = Math.min(bonusLimit, bonusPerSign * (strengths.length - 1));
  const against = weighing.against.reduce((sum, sign) => sum + sign.strength, 0);
  const score = Math.max(...strengths) + bonus - against;
  const limit =
    cause.needsCustomersSide && !restsOnCustomersSide(weighing, measured) ? withoutCustomersSide : 1;
  return Math.min(score, limit);
}

const confidenceOf = (score: number, weighing: Weighing): Confidence => {
  if (score >= certainFrom && weighing.against.length === 0) return 'certain';
  return score >= fair ? 'likely' : 'possible';
};

/**
 * Weighs one cause. Null when nothing speaks for it, or when it is refuted: by one decisive sign, or by all
 * signs against it together.
 * @param measured ids of results measured on the customer's side (answers are told, and a browser only gives hints)
 */
export function weighCause(
  cause: Cause,
  facts: Facts,
  profile: Profile,
  measured: ReadonlySet<string>,
): Candidate | null {
  const weighing = cause.weigh(facts, profile);
  if (weighing.for.length === 0 || weighing.against.some((sign) => sign.strength >= 1)) return null;
  const score = scoreOf(cause, weighing, measured);
  if (score <= negligible) return null;
  return {
    cause,
    weighing,
    score,
    confidence: confidenceOf(score, weighing),
    measured: restsOnCustomersSide(weighing, measured),
  };
}
