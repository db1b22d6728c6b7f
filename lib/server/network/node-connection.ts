import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext, TLSSocket } from 'node:tls';
import type { Deadline } from '@/lib/net/deadline';
import type {
  Connection,
  Failed,
  ReadOutcome,
  TlsFacts,
  TlsOptions,
  TlsOutcome,
  TlsSession,
  WriteOutcome,
} from '@/lib/net/network';
import { classifySocketError, classifyTlsError } from './classify-socket-error';
import { handshake, type SessionTicket, ticketOf } from './node-tls';
import { onDeadline, outOfTime } from './out-of-time';
import { StreamReader } from './stream-reader';
import { secureContext } from './trust';

export interface ConnectionMeaning {
  /** Name or address the customer asked for. */
  readonly host: string;
  /** The address to tell the outside: the pinned one. */
  readonly address: string;
  readonly trust: 'public' | string;
  readonly anchorsPem: readonly string[];
}

/** One open TCP socket as a `Connection`. Running out of time while reading leaves it usable; a cancel destroys it. */
export class NodeConnection implements Connection {
  readonly remoteAddress: string;
  readonly localAddress: string;
  #stream: Duplex;
  #reader: StreamReader;
  #tls: TLSSocket | null = null;
  #session: Buffer | null = null;
  #facts: TlsFacts | null = null;
  /** A handshake failed: what is left on the socket is neither clear text nor encrypted. */
  #broken = false;

  constructor(
    private readonly raw: Socket,
    private readonly meaning: ConnectionMeaning,
  ) {
    this.remoteAddress = meaning.address;
    this.localAddress = (raw.localAddress ?? '').replace(/^::ffff:/, '');
    this.#stream = raw;
    this.#reader = new StreamReader(raw, classifySocketError);
    raw.setNoDelay(true);
  }

  async read(deadline: Deadline): Promise<ReadOutcome> {
    if (this.#broken) return { ok: false, failure: 'closed' };
    const outcome = await this.#reader.read(deadline);
    if (!outcome.ok && outcome.failure === 'cancelled') this.destroy();
    return outcome;
  }

  async write(bytes: Uint8Array, deadline: Deadline): Promise<WriteOutcome> {
    if (this.#reader.failed) return this.#reader.failed;
    if (this.#stream.destroyed || this.#stream.writableEnded) return { ok: false, failure: 'closed' };
    if (deadline.signal.aborted) return this.#notStarted(deadline);
    return new Promise((resolve) => {
      const stop = onDeadline(deadline, () => resolve(this.#stopWriting(deadline)));
      this.#stream.write(bytes, (error) => {
        stop();
        resolve(error ? (this.#reader.failed ?? this.#classify(error)) : { ok: true });
      });
    });
  }

  async startTls(options: TlsOptions, deadline: Deadline): Promise<TlsOutcome> {
    if (this.#tls) throw new Error('This connection is encrypted already.');
    if (this.#reader.failed) return this.#reader.failed;
    if (this.raw.destroyed || this.raw.readableEnded) return { ok: false, failure: 'closed' };
    const { host, trust, anchorsPem } = this.meaning;
    let context: SecureContext;
    try {
      context = secureContext(trust, anchorsPem, options.onlyVersion ?? null);
    } catch (error) {
      return { ...classifyTlsError(error), failure: 'our_resources' };
    }
    this.#reader.release();
    const onSession = (session: Buffer) => {
      this.#session = session;
    };
    const { outcome, stream } = await handshake({
      raw: this.raw,
      host,
      options,
      context,
      deadline,
      onSession,
    });
    if (!stream) {
      this.#broken = true;
      return outcome;
    }
    this.#tls = stream;
    this.#facts = outcome.ok ? outcome.tls : null;
    this.#stream = stream;
    this.#reader = new StreamReader(stream, classifyTlsError);
    // No newer ticket yet: a resumed session can be used again, and before TLS 1.3 one is complete after the handshake.
    if (outcome.ok && outcome.tls.resumed) this.#session ??= ticketOf(options.resume)?.session ?? null;
    if (outcome.ok && outcome.tls.version !== 'TLSv1.3') this.#session ??= stream.getSession() ?? null;
    return outcome;
  }

  tlsSession(): TlsSession | null {
    if (!this.#session || !this.#facts) return null;
    const ticket: SessionTicket = { session: this.#session, facts: this.#facts };
    return { ticket };
  }

  end(): void {
    this.#stream.end();
  }

  destroy(): void {
    this.#stream.destroy();
    this.raw.destroy();
  }

  #notStarted(deadline: Deadline): Failed {
    if (deadline.cancelled()) this.destroy();
    return outOfTime(deadline);
  }

  /** Part of the bytes may be on their way: nothing sensible can follow them. */
  #stopWriting(deadline: Deadline): Failed {
    this.destroy();
    return outOfTime(deadline);
  }

  #classify(error: Error): Failed {
    return this.#tls ? classifyTlsError(error) : classifySocketError(error);
  }
}
