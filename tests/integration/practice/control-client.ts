import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';

/** A control connection as raw as it gets: what is written goes out unchanged, replies come back as text. */
export class ControlClient {
  socket: Socket | TLSSocket;
  #text = '';
  #ended = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    this.#listen();
  }

  static open(port: number): Promise<ControlClient> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port }, () => resolve(new ControlClient(socket)));
      socket.once('error', reject);
    });
  }

  #listen(): void {
    const end = (): void => {
      this.#ended = true;
      this.#wake();
    };
    this.socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1');
      this.#wake();
    });
    this.socket.on('error', end).on('end', end).on('close', end);
  }

  /** The next whole reply; what is left, possibly nothing, once the server has closed. */
  async reply(timeoutMs = 5000): Promise<string> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const whole = /^(?:(\d{3})-[\s\S]*?\r\n\1 |\d{3} )[^\n]*\r\n/.exec(this.#text)?.[0];
      if (whole !== undefined || this.#ended) {
        const taken = whole ?? this.#text;
        this.#text = this.#text.slice(taken.length);
        return taken.trimEnd();
      }
      if (Date.now() >= deadline) throw new Error(`no reply within ${timeoutMs} ms, so far: ${this.#text}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now());
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  command(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.reply();
  }

  /** Handshakes on this connection; the certificate is recorded, not enforced. */
  startTls(options: ConnectionOptions): Promise<TLSSocket> {
    const socket = this.socket;
    socket.removeAllListeners();
    return new Promise((resolve, reject) => {
      const secured = connectTls({ ...options, socket, rejectUnauthorized: false }, () => {
        this.socket = secured;
        this.#listen();
        resolve(secured);
      });
      secured.once('error', reject);
    });
  }

  close(): void {
    this.socket.destroy();
  }
}
