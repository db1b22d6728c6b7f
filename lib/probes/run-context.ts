import type { Deadline } from '@/lib/net/deadline';
import type { AllowedTarget } from '@/lib/net/target-policy';
import type { Observation } from '@/lib/observations/observation';
import type { CancelFan } from './cancel-fan';
import type { CheckContext } from './check';
import type { Milestone } from './milestone';
import type { RunRecorder } from './run-recorder';

/** What all lanes of one run share. */
export interface RunContext
  extends Omit<CheckContext, 'deadline' | 'lane' | 'pinned' | 'furtherLogin' | 'reopen' | 'encryptingPlace'> {
  /** What an earlier attempt of this run saw. */
  readonly earlier: readonly Observation[];
  /** Cancels steps one by one. */
  readonly cancelFan: CancelFan;
  /** On the run's clock. */
  readonly startedAt: number;
  /** Of everything before the results can be read, or of what follows. */
  readonly deadline: Deadline;
  readonly recorder: RunRecorder;
  /** The first target that accepted a connection. */
  readonly connected: Milestone<AllowedTarget>;
  /** By the way encryption starts: the first target that accepted a connection. */
  readonly reached: Readonly<Record<'explicit' | 'implicit', Milestone<AllowedTarget>>>;
  /** By port that encrypts after AUTH TLS: the first target that greeted. */
  readonly greeted: ReadonlyMap<number, Milestone<AllowedTarget>>;
  /** By the way encryption starts: the first target that encrypted. */
  readonly encrypted: Readonly<Record<'explicit' | 'implicit', Milestone<AllowedTarget>>>;
}
