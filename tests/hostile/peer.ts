import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { type SecureContext, TLSSocket } from 'node:tls';

const chunkBytes = 16 * 1024;

/** The server's end of one real connection, with everything that a hostile server needs. */
export class Peer {
  #stream: Duplex;
  #text = '';
  #reading = false;
  #wake: () => void = () => undefined;

  constructor(readonly socket: Socket) {
    this.#stream = socket;
    socket.setNoDelay(true);
    this.#watch(socket);
  }

  get encrypted(): boolean {
    return this.#stream !== this.socket;
  }

  /** The client has said its last word, or is gone. */
  get over(): boolean {
    return this.#stream.destroyed || this.#stream.readableEnded;
  }

  /** Exactly these bytes; text goes out as UTF-8. */
  send(data: string | Uint8Array): void {
    if (!this.#stream.destroyed) this.#stream.write(data);
  }

  /** One reply line. */
  say(line: string): void {
    this.send(`${line}\r\n`);
  }

  /** The same bytes again and again, as fast as the client takes them, until it is gone. */
  async flood(piece: string, times = Number.POSITIVE_INFINITY): Promise<void> {
    const atOnce = Math.max(1, Math.floor(chunkBytes / piece.length));
    for (let left = times; left > 0 && !this.#stream.destroyed; left -= atOnce) {
      if (!this.#stream.write(piece.repeat(Math.min(left, atOnce)))) await this.#room();
      // The client lives in this process and has its turn too.
      await nextTurn();
    }
  }

  /** Byte after byte with a pause between them. */
  async drip(text: string, pauseMs: number): Promise<void> {
    for (const byte of Buffer.from(text)) {
      this.send(Uint8Array.of(byte));
      await sleep(pauseMs);
    }
  }

  /** The next line of the client without its end; null when none comes any more. */
  async line(): Promise<string | null> {
    this.#read();
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end).replace(/\r$/, '');
        this.#text = this.#text.slice(end + 1);
        return line;
      }
      if (this.over) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** All that the client sends until it says no more, as Latin-1. */
  async text(): Promise<string> {
    this.#read();
    while (!this.over) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#text;
  }

  /** Everything the client still sends, thrown away. Resolves when it says no more. */
  async drain(): Promise<void> {
    while ((await this.line()) !== null) this.#text = '';
  }

  /** Handshakes as server. False when that fails; the connection is gone then. */
  startTls(secureContext: SecureContext): Promise<boolean> {
    this.#stream.removeAllListeners('data');
    this.#reading = false;
    this.#text = '';
    return new Promise((resolve) => {
      const secured = new TLSSocket(this.socket, { isServer: true, secureContext });
      this.#stream = secured;
      this.#watch(secured);
      secured.once('secure', () => resolve(true));
      secured.once('close', () => resolve(false));
    });
  }

  end(): void {
    this.#stream.end();
  }

  reset(): void {
    this.socket.resetAndDestroy();
  }

  #watch(stream: Duplex): void {
    stream.on('error', () => stream.destroy());
    for (const event of ['end', 'close']) stream.on(event, () => this.#wake());
  }

  /** Waits until the client has taken something, or is gone. */
  #room(): Promise<void> {
    const stream = this.#stream;
    return new Promise((resolve) => {
      const done = () => {
        for (const event of ['drain', 'close']) stream.off(event, done);
        resolve();
      };
      for (const event of ['drain', 'close']) stream.on(event, done);
    });
  }

  #read(): void {
    if (this.#reading) return;
    this.#reading = true;
    this.#stream.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1');
      this.#wake();
    });
  }
}
