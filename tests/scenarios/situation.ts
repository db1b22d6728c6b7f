import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Observation } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import type { Observe } from '../support/observe';

/** A named situation and the exact findings, in order; every other finding is forbidden. */
export interface Situation {
  readonly name: string;
  readonly seen: (o: Observe) => readonly Observation[];
  readonly findings: readonly [CauseId, ...CauseId[]];
  /** Causes that this situation looks like and must not be. */
  readonly nearMissOf?: readonly CauseId[];
  /** The profile for every service when left out. */
  readonly profile?: Profile;
}
