import type { Socket } from 'node:net';
import type { SecureContext, TLSSocket } from 'node:tls';
import { acceptTls } from './accept-tls';
import { limits } from './limits';
import { LineReader } from './line-reader';

export type Incoming =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'closed' };

/** Lines that may wait while a command runs; beyond that the client is not read from. */
const queuedLines = 64;

/** One control connection as lines and replies, in clear or under TLS. One reader at a time. */
export class ControlChannel {
  #stream: Socket | TLSSocket;
  #reader = new LineReader(limits.lineBytes);
  #lines: string[] = [];
  #closed = false;
  #wake: () => void = () => {};
  #secure = false;
  #detach: () => void;

  constructor(socket: Socket) {
    this.#stream = socket;
    this.#detach = this.#listen(socket);
  }

  get secure(): boolean {
    return this.#secure;
  }

  /** The next command line. Each line has one total deadline, so single bytes do not keep a session alive. */
  async nextLine(): Promise<Incoming> {
    let idle = false;
    const timer = setTimeout(() => {
      idle = true;
      this.#wake();
    }, limits.idleMs);
    try {
      while (this.#lines.length === 0 && !this.#closed && !this.#reader.overflowed && !idle) {
        const woken = new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        if (this.#stream.isPaused()) this.#stream.resume();
        await woken;
      }
    } finally {
      clearTimeout(timer);
    }
    const text = this.#lines.shift();
    if (text !== undefined) return { kind: 'line', text };
    if (this.#closed) return { kind: 'closed' };
    return this.#reader.overflowed ? { kind: 'too-long' } : { kind: 'idle' };
  }

  /** Sends one reply, given without its last line end. Waits until the client has taken the one before. */
  reply(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#closed) return resolve();
      this.#stream.once('close', resolve);
      this.#stream.write(`${text}\r\n`, () => {
        this.#stream.removeListener('close', resolve);
        resolve();
      });
    });
  }

  /**
   * Announces TLS with `announcement`, where there is one, and handshakes as server. Lines that arrived in
   * clear and were not read yet are thrown away: they could have been slipped in by somebody on the path.
   */
  async startTls(announcement: string | null, secureContext: SecureContext): Promise<boolean> {
    const clear = this.#stream;
    // The client may start its handshake before our announcement is known to be out; those bytes are not ours.
    clear.pause();
    this.#detach();
    this.#lines = [];
    this.#reader = new LineReader(limits.lineBytes);
    if (announcement !== null) await this.reply(announcement);
    const secured = await acceptTls(clear, secureContext);
    if (!secured) {
      this.#closed = true;
      return false;
    }
    this.#stream = secured;
    this.#secure = true;
    this.#detach = this.#listen(secured);
    return true;
  }

  /** Says "no more from us" and drops what still arrives. */
  end(): void {
    this.#stream.end();
    this.#stream.resume();
  }

  /** Returns what takes the listeners off again. */
  #listen(stream: Socket | TLSSocket): () => void {
    const take = (chunk: Buffer): void => {
      this.#lines.push(...this.#reader.push(chunk));
      if (this.#lines.length > queuedLines || this.#reader.overflowed) stream.pause();
      this.#wake();
    };
    const close = (): void => {
      this.#closed = true;
      this.#wake();
    };
    stream.on('data', take).on('end', close).on('close', close).on('error', close);
    return () => {
      stream.off('data', take).off('end', close).off('close', close).off('error', close);
    };
  }
}
