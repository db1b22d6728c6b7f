import { type Result, refusal } from '@/lib/result';

/** Why a text was not taken as a target: the closed list. */
export type TargetRefusalReason =
  | 'empty'
  | 'too-long'
  | 'hidden-character' // control, invisible or direction-changing
  | 'white-space'
  | 'bad-character'
  | 'quotes'
  | 'user-part'
  | 'scheme'
  | 'bad-port'
  | 'port-not-allowed'
  | 'number-spelling' // a number that is not written as four plain decimals
  | 'range' // a block or range of addresses
  | 'zone'
  | 'bad-ipv6'
  | 'bad-name'
  | 'bad-international-name'
  | 'name-not-allowed'
  | 'address-not-allowed';

export interface TargetRefusal {
  readonly reason: TargetRefusalReason;
  /** One sentence: what is wrong and what to enter instead. It never repeats a password. */
  readonly sentence: string;
  /** Where the offending character stands in the text as given, counted in characters from 1. */
  readonly position?: number;
}

export type Refused = Extract<Result<never, TargetRefusal>, { ok: false }>;

export const refuseTarget = (reason: TargetRefusalReason, sentence: string, position?: number): Refused =>
  refusal(position === undefined ? { reason, sentence } : { reason, sentence, position });
