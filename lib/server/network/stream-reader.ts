import type { Duplex } from 'node:stream';
import type { Deadline } from '@/lib/net/deadline';
import type { Failed, ReadOutcome } from '@/lib/net/network';
import { onDeadline, outOfTime } from './out-of-time';

/**
 * Reads a stream by request. Between requests the stream holds at most its own buffer and then makes the peer
 * wait, so memory is bounded whatever arrives. What arrived before a failure is given out before the failure.
 */
export class StreamReader {
  #failed: Failed | null = null;
  #wake: (() => void) | null = null;

  constructor(
    private readonly stream: Duplex,
    private readonly classify: (error: unknown) => Failed,
  ) {
    stream.on('error', this.#onError);
    for (const event of ['readable', 'end', 'close']) stream.on(event, this.#onEvent);
  }

  /** Why the stream broke, if it did. */
  get failed(): Failed | null {
    return this.#failed;
  }

  async read(deadline: Deadline): Promise<ReadOutcome> {
    if (this.#wake) throw new Error('One reader at a time.');
    for (;;) {
      const bytes: Buffer | null = this.stream.read();
      if (bytes) return { ok: true, bytes };
      if (this.stream.readableEnded) return { ok: true, end: true };
      if (this.#failed) return this.#failed;
      if (this.stream.destroyed) return { ok: false, failure: 'closed' };
      if (deadline.signal.aborted) return outOfTime(deadline);
      await this.#nextEvent(deadline);
    }
  }

  /** Stops listening, so that another reader may take over the same stream. Errors stay handled. */
  release(): void {
    for (const event of ['readable', 'end', 'close']) this.stream.off(event, this.#onEvent);
  }

  async #nextEvent(deadline: Deadline): Promise<void> {
    let stop = () => {};
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      stop = onDeadline(deadline, resolve);
    });
    this.#wake = null;
    stop();
  }

  readonly #onEvent = (): void => {
    this.#wake?.();
  };

  readonly #onError = (error: unknown): void => {
    this.#failed ??= this.classify(error);
    this.#wake?.();
  };
}
