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

/** One control connection as lines and replies, in clear or under TLS. One reader at a time. */
export class ControlChannel {
  #stream: Socket | TLSSocket;
  #reader = new LineReader(limits.lineBytes);
  #lines: string[] = [];
  #closed = false;
  #wake: () => void = () => {};
  #secure = false;

  constructor(socket: Socket) {
    this.#stream = socket;
    this.#listen();
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
        this.#stream.resume();
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
   * Switches to TLS as server. Lines that arrived in clear and were not read yet are thrown away: they could
   * have been slipped in by somebody on the path.
   */
  async startTls(secureContext: SecureContext): Promise<boolean> {
    const clear = this.#stream;
    clear.removeAllListeners('data');
    clear.removeAllListeners('end');
    clear.removeAllListeners('close');
    this.#lines = [];
    this.#reader = new LineReader(limits.lineBytes);
    const secured = await acceptTls(clear, secureContext);
    if (!secured) {
      this.#closed = true;
      return false;
    }
    this.#stream = secured;
    this.#secure = true;
    this.#listen();
    return true;
  }

  /** Says "no more from us" and drops what still arrives. */
  end(): void {
    this.#stream.end();
    this.#stream.resume();
  }

  #listen(): void {
    const stream = this.#stream;
    stream.on('data', (chunk: Buffer) => {
      stream.pause();
      this.#lines.push(...this.#reader.push(chunk));
      this.#wake();
    });
    const close = (): void => {
      this.#closed = true;
      this.#wake();
    };
    stream.on('end', close);
    stream.on('close', close);
    stream.on('error', close);
    stream.pause();
  }
}
