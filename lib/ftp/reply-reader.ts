import type { Failure } from '@/lib/net/failure';
import { ByteBuffer } from './byte-buffer';
import { parseReply } from './parse-reply';
import type { Reply } from './reply';

/** Bytes and lines that a server may send before it is cut off. */
export const replyLimits = {
  lineBytes: 8 * 1024,
  replyBytes: 64 * 1024,
  replyLines: 512,
  conversationBytes: 256 * 1024,
} as const;

export type ReplyEvent =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** The stream cannot be read any further. `heard` is the beginning of what could not be read. */
  | {
      readonly kind: 'failed';
      readonly failure: Extract<Failure, 'reply_malformed' | 'reply_too_long'>;
      readonly heard: Uint8Array;
    };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const hyphen = 0x2d;
const heardLimit = 512;

/**
 * Turns the bytes of a control connection into replies (RFC 959 section 4.2): CR LF or LF ends a line, CR alone is
 * data; a multi-line reply ends with its own code and a space, or with the bare code. Every byte is looked at once,
 * so the time is proportional to the bytes, and the outcome does not depend on how they were cut into pieces.
 */
export class ReplyReader {
  readonly #waiting = new ByteBuffer();
  readonly #open = new ByteBuffer();
  #lineStart = 0;
  #lines = 0;
  #code: number | null = null;
  #conversation = 0;
  #failed: ReplyEvent | null = null;

  /** Adds what arrived. Nothing is read before `next` asks for it. */
  push(bytes: Uint8Array): void {
    this.#waiting.append(bytes);
  }

  /** The next reply; null when it is not complete. After a failure always that failure. */
  next(): ReplyEvent | null {
    if (this.#failed) return this.#failed;
    for (;;) {
      const byte = this.#waiting.shift();
      if (byte === null) return null;
      this.#open.push(byte);
      this.#conversation += 1;
      const event = this.#take(byte);
      if (event?.kind === 'failed') this.#failed = event;
      if (event) return event;
    }
  }

  /** The beginning of what has arrived and is not part of a reply that was read. */
  pending(): Uint8Array {
    const open = this.#open.view();
    const rest = this.#waiting.view();
    const joined = new Uint8Array(Math.min(heardLimit, open.length + rest.length));
    joined.set(open.subarray(0, joined.length));
    if (open.length < joined.length) joined.set(rest.subarray(0, joined.length - open.length), open.length);
    return joined;
  }

  /** Forgets everything that has arrived and was not read, and returns its beginning. */
  drop(): Uint8Array {
    const dropped = this.pending();
    this.#waiting.clear();
    this.#startReply();
    return dropped;
  }

  #take(byte: number): ReplyEvent | null {
    if (byte === lineFeed) return this.#endLine();
    const tooLong =
      this.#open.length - this.#lineStart > replyLimits.lineBytes ||
      this.#open.length > replyLimits.replyBytes ||
      this.#conversation > replyLimits.conversationBytes;
    return tooLong ? this.#fail('reply_too_long') : null;
  }

  #endLine(): ReplyEvent | null {
    const line = this.#open.view().subarray(this.#lineStart, this.#open.length - 1);
    this.#lines += 1;
    if (this.#open.length > replyLimits.replyBytes) return this.#fail('reply_too_long');
    const mark = readMark(line.at(-1) === carriageReturn ? line.subarray(0, -1) : line);
    if (this.#code === null && mark === null) return this.#fail('reply_malformed');
    const ends = mark !== null && !mark.continues && (this.#code === null || mark.code === this.#code);
    if (ends) return this.#finish(mark.code);
    if (this.#lines >= replyLimits.replyLines) return this.#fail('reply_too_long');
    this.#code ??= mark?.code ?? null;
    this.#lineStart = this.#open.length;
    return null;
  }

  #finish(code: number): ReplyEvent {
    const reply = parseReply(code, this.#open.view());
    this.#startReply();
    return { kind: 'reply', reply };
  }

  #startReply(): void {
    this.#open.clear();
    this.#lineStart = 0;
    this.#lines = 0;
    this.#code = null;
  }

  #fail(failure: 'reply_malformed' | 'reply_too_long'): ReplyEvent {
    return { kind: 'failed', failure, heard: this.#open.view().slice(0, heardLimit) };
  }
}

/** The code a line starts with, and whether a hyphen follows it; null when it starts with none from 100 to 599. */
function readMark(line: Uint8Array): { code: number; continues: boolean } | null {
  const [a = 0, b = 0, c = 0, after = space] = line;
  const digits = [a - 0x30, b - 0x30, c - 0x30] as const;
  if (digits.some((digit) => digit < 0 || digit > 9)) return null;
  const code = digits[0] * 100 + digits[1] * 10 + digits[2];
  if (code < 100 || code > 599) return null;
  if (after !== space && after !== hyphen) return null;
  return { code, continues: after === hyphen };
}
