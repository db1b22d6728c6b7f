import type { Seen } from '@/lib/observations/observation';
import { askPassive } from './ask-passive';
import type { CheckContext, CheckTarget, Lane } from './check';
import { startMeasuring } from './measurement';
import { openDataPort } from './open-data-port';

type Sample = Seen<'data-connection'>;

/** As many ports without any answer, and no other has one either. */
const hopeless = 3;

/**
 * Samples the range of passive ports: asks for a port, connects to it and hangs up without a command, round after round.
 * Ends after `sampleRounds`, or `sampleEnough` that all answered where that took `sampleEnoughMs`; when the next round
 * might last longer than `sampleMs` in all, when the first three ports give no answer, or when no port is named.
 * @returns for each round the reply, and the connection where the reply was usable
 */
export async function samplePorts(
  command: NonNullable<Lane['passive']>['command'],
  target: CheckTarget,
  context: CheckContext,
): Promise<readonly Seen[]> {
  const { limits, deadline, lane } = context;
  const { clock } = deadline;
  const startedAt = clock.now();
  const seen: Seen[] = [];
  const samples: Sample[] = [];
  while (samples.length < limits.sampleRounds) {
    const spentMs = clock.now() - startedAt;
    if (spentMs > limits.sampleMs - limits.sampleConnectMs) break;
    const allAnswer =
      samples.length >= limits.sampleEnough && samples.every(({ failure }) => failure === null);
    if (allAnswer && spentMs > limits.sampleEnoughMs) break;
    const asked = await askPassive(command, target, context);
    seen.push(...asked.seen);
    if (!asked.passed || !lane.passive || !lane.control) break;
    const sample = await connectOnce(lane.passive, target, context);
    // Its time was cut short, so that silence would show nothing.
    if (sample.failure === 'timed_out' && deadline.signal.aborted) break;
    seen.push(sample);
    samples.push(sample);
    if (samples.length === hopeless && samples.every(({ failure }) => failure === 'timed_out')) break;
  }
  return seen;
}

async function connectOnce(
  passive: NonNullable<Lane['passive']>,
  target: CheckTarget,
  context: CheckContext,
): Promise<Sample> {
  const end = startMeasuring(target, context);
  const patience = context.deadline.within(context.limits.sampleConnectMs);
  const outcome = await openDataPort(passive.port, context, patience);
  const measured = end(outcome.ok ? null : outcome);
  patience.clear();
  if (outcome.ok) outcome.connection.destroy();
  return {
    kind: 'data-connection',
    ...measured,
    target: { ...measured.target, port: passive.port },
    protection: context.lane.control?.protection ?? 'clear',
    mode: 'passive',
    command: passive.command,
    purpose: 'sample',
    resumption: 'offered',
    reached: outcome.ok ? 'connected' : 'nothing',
    tls: null,
    bytes: 0,
    closed: null,
    reply: null,
  };
}
