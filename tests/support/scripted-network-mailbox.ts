import type { Deadline } from '@/lib/net/deadline';

/** A queue with one reader that waits. */
export class Mailbox<T> {
  readonly #items: T[] = [];
  #wake: (() => void) | null = null;

  put(item: T): void {
    this.#items.push(item);
    this.#wake?.();
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  takeNow(): T | undefined {
    return this.#items.shift();
  }

  /** The next item, or null when the deadline ends first. Without a deadline it waits for ever. */
  async take(deadline: Deadline | null): Promise<T | null> {
    while (this.#items.length === 0) {
      if (deadline?.signal.aborted) return null;
      if (this.#wake) throw new Error('Two readers wait for one connection.');
      await new Promise<void>((resolve) => {
        const finish = () => {
          this.#wake = null;
          deadline?.signal.removeEventListener('abort', finish);
          resolve();
        };
        this.#wake = finish;
        deadline?.signal.addEventListener('abort', finish);
      });
    }
    return this.#items.shift() ?? null;
  }
}
