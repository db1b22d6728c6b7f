import { type OwnerAccess, openWithKey } from '@/lib/sessions/access';
import { createSession } from '@/lib/sessions/create-session';
import { liveEvents, type NumberedEvent } from '@/lib/sessions/live-events';
import type { StartRunInput } from '@/lib/sessions/schemas';
import { startRun } from '@/lib/sessions/start-run';

/** An address of a customer, from a documentation range. */
export const CUSTOMER = '203.0.113.5';

export interface TestSession {
  readonly id: string;
  readonly key: string;
  readonly access: OwnerAccess;
}

/** A session about a host, opened by its owner. */
export async function newSession(target: string): Promise<TestSession> {
  const created = await createSession({ target }, CUSTOMER);
  if (!created.ok) throw new Error(JSON.stringify(created.reason));
  const { id, key } = created.value;
  const access = await openWithKey(id, key);
  if (!access) throw new Error('The session does not open.');
  return { id, key, access };
}

/** Starts a run. @returns its id */
export async function newRun(access: OwnerAccess, input: StartRunInput = {}): Promise<string> {
  const started = await startRun(access, input, CUSTOMER);
  if (!started.ok) throw new Error(JSON.stringify(started.reason));
  return started.value.runId;
}

/** Follows a session's events from a position to their end. */
export async function followToEnd(access: OwnerAccess, after = 0n, ms = 60_000): Promise<NumberedEvent[]> {
  const stream = await liveEvents(access, after, AbortSignal.timeout(ms));
  if (!stream.ok) throw new Error(stream.reason);
  const events: NumberedEvent[] = [];
  for await (const event of stream.value) events.push(event);
  return events;
}

/** Events in short: `run queued`, `plan`, `step greeting@… done`. */
export const inShort = (events: readonly NumberedEvent[]): string[] =>
  events.map(({ event }) => {
    if (event.type === 'run') return `run ${event.state}`;
    return event.type === 'step' ? `step ${event.step.key} ${event.step.state}` : event.type;
  });
