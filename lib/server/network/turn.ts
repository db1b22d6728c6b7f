import { type Deadline, holdDeadline } from '@/lib/net/deadline';
import { onDeadline } from './out-of-time';

/** Gives back a place; safe to call twice. */
export type Leave = () => void;

/** A place, or null when the deadline ended first. Time spent waiting does not count for the deadline. */
export type Turns = (deadline: Deadline) => Promise<Leave | null>;

/**
 * A limited number of places for work that keeps the processor busy. Who comes first is first.
 * @param places how many may be taken at once
 * @param longestMs a place is taken back after so long: who is not done by then waits for the other side, not for the
 *   processor, and a silent peer must not keep the others waiting
 */
export function createTurns(places: number, longestMs: number): Turns {
  let free = places;
  const queue: (() => void)[] = [];
  const giveBack = () => {
    const next = queue.shift();
    // The place goes straight to the next one in line.
    if (next) next();
    else free += 1;
  };
  const take = (deadline: Deadline): Leave => {
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      stop();
      giveBack();
    };
    const stop = deadline.clock.after(longestMs, leave);
    return leave;
  };
  return async (deadline) => {
    if (deadline.signal.aborted) return null;
    if (free > 0) {
      free -= 1;
      return take(deadline);
    }
    const release = holdDeadline(deadline);
    const admitted = await new Promise<boolean>((resolve) => {
      const enter = () => {
        stop();
        resolve(true);
      };
      const stop = onDeadline(deadline, () => {
        queue.splice(queue.indexOf(enter), 1);
        resolve(false);
      });
      queue.push(enter);
    });
    release();
    return admitted ? take(deadline) : null;
  };
}

/**
 * Lets through so many per turn of the event loop, so that a crowd that starts at once leaves room for what arrives.
 * @returns a function to wait with before starting something
 */
export function createTurnstile(perTurn: number): (deadline: Deadline) => Promise<void> {
  let passed = 0;
  let turning = false;
  const queue: (() => void)[] = [];
  const turn = () => {
    passed = Math.min(perTurn, queue.length);
    for (const enter of queue.splice(0, perTurn)) enter();
    turning = passed > 0;
    if (turning) setImmediate(turn);
  };
  return async (deadline) => {
    if (!turning) {
      turning = true;
      setImmediate(turn);
    }
    if (passed < perTurn) {
      passed += 1;
      return;
    }
    const release = holdDeadline(deadline);
    await new Promise<void>((resolve) => queue.push(resolve));
    release();
  };
}
