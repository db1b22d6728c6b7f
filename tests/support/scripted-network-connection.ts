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
import { Mailbox } from './scripted-network-mailbox';

/** What reaches the client. */
export type Arrival =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'tls'; readonly outcome: TlsOutcome };

/** What reaches the server. */
export type Departure =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'hello'; readonly options: TlsOptions };

/** The client's end of a scripted connection. `arrivals` and `departures` are the wire, delays included. */
export class ScriptedConnection implements Connection {
  readonly arrivals = new Mailbox<Arrival>();
  destroyed = false;
  #session: TlsSession | null = null;
  #tls: TlsFacts | null = null;

  constructor(
    readonly remoteAddress: string,
    readonly localAddress: string,
    private readonly depart: (departure: Departure) => void,
  ) {}

  async read(deadline: Deadline): Promise<ReadOutcome> {
    if (this.destroyed) return { ok: false, failure: 'closed' };
    const arrival = await this.arrivals.take(deadline);
    if (!arrival) return this.#outOfTime(deadline);
    if (arrival.kind === 'bytes') return { ok: true, bytes: arrival.bytes };
    if (arrival.kind === 'tls')
      return { ok: false, failure: 'tls_failed', detail: 'A handshake nobody asked for.' };
    this.arrivals.put(arrival);
    return arrival.kind === 'end' ? { ok: true, end: true } : { ok: false, failure: 'reset' };
  }

  async write(bytes: Uint8Array, deadline: Deadline): Promise<WriteOutcome> {
    if (deadline.signal.aborted) return this.#outOfTime(deadline);
    if (this.destroyed) return { ok: false, failure: 'closed' };
    if (this.arrivals.peek()?.kind === 'reset') return { ok: false, failure: 'reset' };
    this.depart({ kind: 'bytes', bytes: bytes.slice() });
    return { ok: true };
  }

  async startTls(options: TlsOptions, deadline: Deadline): Promise<TlsOutcome> {
    if (this.#tls) throw new Error('This connection is encrypted already.');
    this.depart({ kind: 'hello', options });
    const arrival = await this.arrivals.take(deadline);
    if (!arrival) return this.#failTls(this.#outOfTime(deadline));
    if (arrival.kind === 'end') return this.#failTls({ ok: false, failure: 'closed' });
    if (arrival.kind === 'reset') return this.#failTls({ ok: false, failure: 'reset' });
    if (arrival.kind === 'bytes')
      return {
        ...this.#failTls({ ok: false, failure: 'tls_not_spoken' }),
        clearText: this.#clearText(arrival.bytes),
      };
    if (!arrival.outcome.ok) return { ...this.#failTls(arrival.outcome), ...arrival.outcome };
    this.#tls = arrival.outcome.tls;
    this.#session = { ticket: Symbol('scripted session') };
    return arrival.outcome;
  }

  tlsSession(): TlsSession | null {
    return this.#session;
  }

  end(): void {
    if (!this.destroyed) this.depart({ kind: 'end' });
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.depart({ kind: 'end' });
  }

  /** What came in pieces is told as one text, as far as it is there. */
  #clearText(first: Uint8Array): Uint8Array {
    const all = [...first];
    for (let next = this.arrivals.peek(); next?.kind === 'bytes'; next = this.arrivals.peek()) {
      all.push(...next.bytes);
      this.arrivals.takeNow();
    }
    return Uint8Array.from(all).slice(0, 512);
  }

  #outOfTime(deadline: Deadline): Failed {
    if (deadline.cancelled()) this.destroy();
    return { ok: false, failure: deadline.cancelled() ? 'cancelled' : 'timed_out' };
  }

  #failTls(failed: Failed): Failed {
    this.destroy();
    return failed;
  }
}
