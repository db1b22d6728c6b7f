import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Clock } from '@/lib/net/deadline';

/** Bytes of clear text that are kept as evidence. */
const keptBytes = 512;
/** Clear text after which no handshake is waited for. */
const searchedBytes = 16_384;
/** Milliseconds in which a handshake may still follow clear text. */
const graceMs = 1000;

/**
 * Stands between a TCP socket and the TLS library and passes the peer's bytes on from the first TLS record. What
 * comes before is clear text: kept, dropped, and never seen by the library. The outcome depends on the order of
 * bytes alone, not on how they were cut or when they were read.
 */
export class ClearTextTap extends Duplex {
  /** Why the socket failed, when it did. */
  socketError: Error | null = null;
  #head: Buffer | null = Buffer.alloc(0);
  #kept = Buffer.alloc(0);
  #wanted = false;
  #stopGrace: (() => void) | null = null;

  constructor(
    private readonly raw: Socket,
    private readonly clock: Clock,
    /** Called once when clear text came and no handshake followed. */
    private readonly onClearText: () => void,
  ) {
    super();
    raw.on('readable', this.#pump);
    raw.on('end', () => this.push(null));
    raw.on('error', (error) => {
      this.socketError = error;
      this.destroy(error);
    });
    raw.on('close', () => this.destroy());
  }

  get clearText(): Uint8Array | null {
    const all =
      this.#head && this.#isClear(this.#head) ? Buffer.concat([this.#kept, this.#head]) : this.#kept;
    return all.length > 0 ? Uint8Array.from(all.subarray(0, keptBytes)) : null;
  }

  override _read(): void {
    this.#wanted = true;
    this.#pump();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.raw.write(chunk, (error) => {
      // A reset that shows while writing: the library would tell it as an end in the middle of the handshake.
      if (error) this.socketError ??= error;
      callback(error);
    });
  }

  override _final(callback: () => void): void {
    this.raw.end();
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#stopGrace?.();
    this.raw.destroy();
    callback(error);
  }

  readonly #pump = (): void => {
    while (this.#wanted || this.#head) {
      const chunk: Buffer | null = this.raw.read();
      if (!chunk) return;
      const passed = this.#head ? this.#search(Buffer.concat([this.#head, chunk])) : chunk;
      if (passed && passed.length > 0) this.#wanted = this.push(passed);
    }
  };

  /** Looks for the first record; gives the bytes from there on, or null while there is none. */
  #search(head: Buffer): Buffer | null {
    const start = recordStart(head);
    if (start >= 0) {
      this.#stopGrace?.();
      this.#kept = Buffer.concat([this.#kept, head.subarray(0, start)]).subarray(0, keptBytes);
      this.#head = null;
      return head.subarray(start);
    }
    this.#head = head;
    if (head.length > searchedBytes) this.#giveUp();
    else if (this.#isClear(head)) this.#stopGrace ??= this.clock.after(graceMs, () => this.#giveUp());
    return null;
  }

  #giveUp(): void {
    this.raw.pause();
    this.onClearText();
  }

  /** A lone first byte may be the beginning of a record. */
  #isClear(head: Buffer): boolean {
    return (
      head.length > 0 && (head[0] !== 0x16 && head[0] !== 0x15 ? true : head.length > 1 && head[1] !== 3)
    );
  }
}

/**
 * Where a TLS record begins (RFC 8446 section 5.1: type, then 03 and the minor version), or -1. An alert counts
 * only as the very first thing; after clear text only a handshake is looked for.
 */
function recordStart(head: Buffer): number {
  for (let at = 0; at + 2 < head.length; at++) {
    const isType = head[at] === 0x16 || (at === 0 && head[at] === 0x15);
    if (isType && head[at + 1] === 3 && (head[at + 2] ?? 255) <= 4) return at;
  }
  return -1;
}
