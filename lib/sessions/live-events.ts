import { type Result, refusal, success } from '@/lib/result';
import { bellsOf, hangBell } from '@/lib/server/events/wake-ups';
import type { SessionAccess } from './access';
import { eventsAfter, hasUnfinishedRun, lastSeq } from './runs/store';
import type { LiveEvent } from './views';

export interface NumberedEvent {
  /** Position; resume after it. */
  readonly seq: string;
  readonly event: LiveEvent;
}

/** Streams of one session at once, in one web process. */
const STREAMS = 3;
const BATCH = 200;
/** How long a stream stays open that waits for more than a run brings; whoever still waits then connects again. */
const WAIT_MS = 15 * 60_000;
/** A notification is only a hint: this often the rows are looked at anyway. */
const LOOK_MS = 5_000;

/**
 * The events of a session after a position, in order, without gap and without double, as they happen. Ends after the
 * last event of a run when no other run is under way, and when `signal` aborts.
 *
 * @param after position to go on from; 0 for everything
 * @param waits goes on without a run under way, for what the customer may bring in
 * @returns `too-many` with three streams open already; `over` when nothing more is to come
 */
export async function liveEvents(
  { sessionId }: SessionAccess,
  after: bigint,
  signal: AbortSignal,
  waits = false,
): Promise<Result<AsyncIterable<NumberedEvent>, 'too-many' | 'over'>> {
  if (bellsOf(sessionId) >= STREAMS) return refusal('too-many');
  const bell = hangBell(sessionId);
  try {
    if (
      !waits &&
      !(await hasUnfinishedRun(sessionId)) &&
      (await eventsAfter(sessionId, after, 1)).length === 0
    ) {
      bell.remove();
      return refusal('over');
    }
  } catch (error) {
    bell.remove();
    throw error;
  }
  // A generator that nobody starts never gets to its end, so the bell also hangs on the signal.
  if (signal.aborted) bell.remove();
  else signal.addEventListener('abort', bell.remove, { once: true });
  return success(follow(sessionId, after, bell, signal, waits ? Date.now() + WAIT_MS : 0));
}

/** The position of the newest event: what a page that is made now includes. */
export const eventPosition = async ({ sessionId }: SessionAccess): Promise<string> =>
  String(await lastSeq(sessionId));

async function* follow(
  sessionId: string,
  after: bigint,
  bell: ReturnType<typeof hangBell>,
  signal: AbortSignal,
  waitsUntil: number,
): AsyncGenerator<NumberedEvent> {
  let position = after;
  try {
    while (!signal.aborted) {
      const rows = await eventsAfter(sessionId, position, BATCH);
      for (const { seq, data } of rows) {
        position = seq;
        yield { seq: String(seq), event: data as LiveEvent };
        if (signal.aborted) return;
      }
      if (rows.length === BATCH) continue;
      if (Date.now() < waitsUntil || (await hasUnfinishedRun(sessionId))) await bell.rung(LOOK_MS, signal);
      // A run that ended since the rows were read has left its last event to be read once more.
      else if ((await eventsAfter(sessionId, position, 1)).length === 0) return;
    }
  } finally {
    bell.remove();
  }
}
