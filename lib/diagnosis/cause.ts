import type { Profile } from '@/lib/provider/profile';
import type { CauseId } from './cause-id';
import type { Facts } from './facts';
import type { Action, Owner } from './finding';
import type { StepId } from './step';

/**
 * How strongly one sign speaks, from 0 to 1. A decisive sign in favour cannot mean anything else; a decisive
 * sign against refutes the cause, whatever else speaks for it.
 */
export const decisive = 1;
export const strong = 0.75;
export const fair = 0.5;
export const weak = 0.25;

/** One reason for or against a cause: what was seen, and how much it says. */
export interface Sign {
  readonly strength: number;
  /** Ids of the observations it rests on. */
  readonly observations: readonly string[];
  /** What was seen, from where: one sentence. */
  readonly sentence: string;
}

/** What a cause does to the person: stops them, gets in the way of some programs or attempts, or is only a tip. */
export type Impact = 'stops' | 'hinders' | 'advice';

export interface Weighing {
  readonly for: readonly Sign[];
  readonly against: readonly Sign[];
  /** The abnormal units (see `abnormal.ts`) that this cause would account for. */
  readonly explains: readonly number[];
  readonly impact: Impact;
}

export interface CauseWords {
  /** At most 25 words, no codes: what is wrong, by whom, seen from where. */
  readonly headline: string;
  /** Why we are that sure: a sentence, which follows the word "certain", "likely" or "possible". */
  readonly because: string;
  readonly owner: Owner;
  /** One to three, most useful first. */
  readonly actions: readonly Action[];
  /** Only when it was our side that could not measure. */
  readonly ourSide?: true;
}

/**
 * One thing that can be wrong. Its file opens with the claim, the evidence needed, what refutes it, and the
 * paragraph of the provider's troubleshooting article that it serves.
 */
export interface Cause {
  /** Equal to the file name. */
  readonly id: CauseId;
  /** Everybody who may have to act; `words` picks the one for the evidence at hand. */
  readonly owners: readonly Owner[];
  /** How common it is, from 0 to 1. Breaks ties between causes with equal evidence and nothing else. */
  readonly prior: number;
  /** True when only results from the customer's side can prove it: until then it is at most likely. */
  readonly needsCustomersSide: boolean;
  /** Causes that the same results fit as well, and that stand beside it as long as it is not certain. */
  readonly besides?: readonly CauseId[];
  /** Steps whose outcome would confirm or refute it. */
  readonly decidedBy: readonly StepId[];
  weigh(facts: Facts, profile: Profile): Weighing;
  words(weighing: Weighing, facts: Facts, profile: Profile): CauseWords;
}

/** An action without a button. */
export const act = (text: string, button: Action['button'] = null): Action => ({ text, button });
