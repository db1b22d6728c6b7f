/**
 * Cuts a byte stream into command lines. Ends at LF and drops a CR before it; a bare CR stays in the line
 * as data (RFC 959 asks for CR LF, people with a raw terminal send LF). Holds at most `maxBytes` of an
 * unfinished line.
 */
export class LineReader {
  readonly #maxBytes: number;
  #partial = Buffer.alloc(0);
  #overflowed = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** True once a line was longer than allowed; nothing is read after that. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  /** The lines that `chunk` completes, without their ends. */
  push(chunk: Uint8Array): string[] {
    const lines: string[] = [];
    let rest = Buffer.concat([this.#partial, chunk]);
    while (!this.#overflowed) {
      const end = rest.indexOf(0x0a);
      if ((end < 0 ? rest.length : end) > this.#maxBytes) this.#overflowed = true;
      if (this.#overflowed || end < 0) break;
      lines.push(rest.subarray(0, rest[end - 1] === 0x0d ? end - 1 : end).toString('utf8'));
      rest = rest.subarray(end + 1);
    }
    this.#partial = this.#overflowed ? Buffer.alloc(0) : Buffer.from(rest);
    return lines;
  }
}
