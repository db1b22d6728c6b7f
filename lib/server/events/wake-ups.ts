import { listen } from '@/lib/server/database/listen';

/** One subscriber's bell: it rings when there may be something new, and stays rung until it is heard. */
export interface Bell {
  /** Resolves at the next ring, or after `ms` at the latest, or when `signal` aborts. */
  readonly rung: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Takes the bell down; doing it again changes nothing. */
  readonly remove: () => void;
}

interface Hub {
  readonly bells: Map<string, Set<() => void>>;
  stopListening: (() => Promise<void>) | null;
}

// One hub and one listening connection per process, also when Next loads this module twice.
const store = globalThis as { portsideEventHub?: Hub };
store.portsideEventHub ??= { bells: new Map(), stopListening: null };
const hub = store.portsideEventHub;

function ring(sessionId: string): void {
  for (const bell of hub.bells.get(sessionId) ?? []) bell();
}

function ringAll(): void {
  for (const sessionId of hub.bells.keys()) ring(sessionId);
}

export const bellsOf = (sessionId: string): number => hub.bells.get(sessionId)?.size ?? 0;

/** Hangs up a bell for the events of one session. */
export function hangBell(sessionId: string): Bell {
  hub.stopListening ??= listen('run_event', { heard: ring, joined: ringAll });
  let pending = false;
  let wake: (() => void) | null = null;
  const bell = () => {
    pending = true;
    wake?.();
  };
  const bells = hub.bells.get(sessionId) ?? new Set();
  bells.add(bell);
  hub.bells.set(sessionId, bells);

  const rung = async (ms: number, signal: AbortSignal): Promise<void> => {
    if (!pending && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          wake = null;
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
        wake = done;
      });
    }
    pending = false;
  };
  const remove = () => {
    // By the second time, others may have hung theirs under the same name.
    if (bells.delete(bell) && bells.size === 0) hub.bells.delete(sessionId);
  };
  return { rung, remove };
}

/** Gives the listening connection up. For processes that end while others use the database. */
export async function closeEventHub(): Promise<void> {
  const stop = hub.stopListening;
  hub.stopListening = null;
  await stop?.();
}
