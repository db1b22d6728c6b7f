import type { NameRecord, RecordType } from '@/lib/net/network';
import type { AllowedTarget } from '@/lib/net/target-policy';

/** Where a connection really goes. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** Whose certificates count as trusted there: the public roots, or these alone (PEM). */
  readonly trust: 'public' | string;
  /** True for a place on this machine that stands for a documentation address. */
  readonly practice: boolean;
}

/** Turns a decision of the target policy into a place. It can narrow what the policy allowed, never widen it. */
export interface Dialer {
  /** Records of a name that no name server knows; null when the resolver is to be asked. */
  lookUp(name: string, type: RecordType): readonly NameRecord[] | null;
  /** `refused`: answered like a closed port. `forbidden`: a second lock found what the policy should have refused. */
  place(target: AllowedTarget): Place | 'refused' | 'forbidden';
}
