import type { Failure } from '@/lib/net/failure';
import type { ObservedReply, Seen } from '@/lib/observations/observation';
import type { Lane } from './check';
import type { ControlEnd } from './control-end';
import type { RunContext } from './run-context';
import { connectAgain } from './run-control-lane';
import { runLane } from './run-lane';
import type { PlannedStep } from './run-sink';

/** A control connection with a login of its own, or what stood in its way. */
type OwnLogin =
  | { readonly ok: true; readonly lane: Lane }
  | { readonly ok: false; readonly reply: ObservedReply | null; readonly failure: Failure | null };

/** The place that the run logged in to, and its login step, which is repeated without being reported. */
export interface LoginPlace {
  readonly end: ControlEnd;
  readonly step: PlannedStep;
}

/** Connects, greets, encrypts and logs in as the run did before, on a connection of its own. Nothing of it is reported. */
export async function openOwnLogin({ end, step }: LoginPlace, run: RunContext): Promise<OwnLogin> {
  const { lane, seen } = await connectAgain(end, run);
  const login = await runLane({ steps: [step], lane, pinned: end.target, blocked: null, repeat: true }, run);
  if (lane.control && login.passed.has(step.check)) return { ok: true, lane };
  lane.control?.close();
  return { ok: false, ...lastWords([...seen, ...login.seen]) };
}

/** The last thing that was seen is what ended it. */
function lastWords(seen: readonly Seen[]): { reply: ObservedReply | null; failure: Failure | null } {
  const last = seen.at(-1);
  if (!last) return { reply: null, failure: null };
  return { reply: 'reply' in last ? last.reply : null, failure: last.failure };
}
