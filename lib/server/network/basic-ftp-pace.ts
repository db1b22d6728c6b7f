import { Readable } from 'node:stream';
import type { Clock } from '@/lib/net/deadline';

const chunkBytes = 16 * 1024;

/** A stream of content that ends early when its time is up, and knows how much of it has been taken. */
export interface PacedSource {
  readonly stream: Readable;
  /** Bytes taken from it so far. */
  taken(): number;
  /** Nothing more will come. */
  ended(): boolean;
}

/** Gives content out in pieces, as fast as they are taken, for `ms` milliseconds from the first piece on. */
export function pacedSource(content: Uint8Array, clock: Clock, ms: number): PacedSource {
  let given = 0;
  let over = false;
  function* pieces() {
    const startedAt = clock.now();
    while (given < content.length && (given === 0 || clock.now() - startedAt < ms)) {
      const piece = Buffer.from(content.subarray(given, given + chunkBytes));
      given += piece.length;
      yield piece;
    }
    over = true;
  }
  const stream = Readable.from(pieces(), { objectMode: false, highWaterMark: 1 });
  return { stream, taken: () => given - stream.readableLength, ended: () => over };
}

const lookMs = 250;

/**
 * Looks whether something moves; calls back once when nothing has for `stallMs`.
 * @param moved any number that changes while it does
 * @returns stops looking
 */
export function watchProgress(clock: Clock, moved: () => number, stallMs: () => number, onStall: () => void) {
  let last = moved();
  let since = clock.now();
  let stop = () => {};
  const look = () => {
    const now = moved();
    if (now !== last) {
      last = now;
      since = clock.now();
    } else if (clock.now() - since >= stallMs()) return onStall();
    stop = clock.after(lookMs, look);
  };
  stop = clock.after(lookMs, look);
  return () => stop();
}
