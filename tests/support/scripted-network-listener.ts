import type { Deadline } from '@/lib/net/deadline';
import type { Connection, ConnectOutcome, Listener } from '@/lib/net/network';

/** Milliseconds after which it closes by itself, like the real one. */
const lifeMs = 15_000;

/** The client's end of active mode: takes one call of the peer, counts and refuses everything else. */
export class ScriptedListener implements Listener {
  listening = true;
  #strangers = 0;
  #firstStranger: string | null = null;
  #called: Connection | null = null;
  #wake = () => {};
  readonly #stopLife: () => void;

  constructor(
    private readonly peer: string,
    readonly address: string,
    readonly port: number,
    deadline: Deadline,
  ) {
    this.#stopLife = deadline.clock.after(lifeMs, () => this.close());
    deadline.signal.addEventListener('abort', () => this.close(), { once: true });
  }

  /** Somebody connects; `open` makes the connection if it is let in. */
  call(from: string, open: () => Connection): void {
    if (!this.listening) return;
    if (from === this.peer && !this.#called) {
      this.#called = open();
      this.#wake();
      return;
    }
    this.#strangers++;
    if (from !== this.peer) this.#firstStranger ??= from;
  }

  async accept(deadline: Deadline): Promise<ConnectOutcome> {
    while (!this.#called && this.listening && !deadline.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        deadline.signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    if (deadline.signal.aborted && !this.#called)
      return { ok: false, failure: deadline.cancelled() ? 'cancelled' : 'timed_out' };
    if (!this.#called || !this.listening) return { ok: false, failure: 'timed_out' };
    const connection = this.#called;
    this.#shut();
    return { ok: true, connection };
  }

  strangers(): number {
    return this.#strangers;
  }

  firstStranger(): string | null {
    return this.#firstStranger;
  }

  close(): void {
    if (this.listening) this.#called?.destroy();
    this.#shut();
  }

  #shut(): void {
    this.listening = false;
    this.#stopLife();
    this.#wake();
  }
}
