/** Bytes that grow at the end and are taken from the front, each in constant time on average. */
export class ByteBuffer {
  #bytes = new Uint8Array(256);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  push(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#end] = byte;
    this.#end += 1;
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Takes the first byte; null when there is none. */
  shift(): number | null {
    if (this.#start === this.#end) return null;
    const byte = this.#bytes[this.#start] ?? null;
    this.#start += 1;
    if (this.#start === this.#end) this.clear();
    return byte;
  }

  /** The bytes held, without a copy: valid until the next change. */
  view(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  clear(): void {
    this.#start = 0;
    this.#end = 0;
  }

  #reserve(count: number): void {
    if (this.#end + count <= this.#bytes.length) return;
    const held = this.view();
    const grown = new Uint8Array(Math.max(256, (held.length + count) * 2));
    grown.set(held);
    this.#end = held.length;
    this.#start = 0;
    this.#bytes = grown;
  }
}
