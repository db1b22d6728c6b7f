import type { Clock } from '@/lib/net/deadline';
import type { TlsFacts, TlsOptions } from '@/lib/net/network';
import { sleep } from './scripted-network-clock';
import type { Arrival, Departure } from './scripted-network-connection';
import { Mailbox } from './scripted-network-mailbox';
import type { Dialogue, Script, Step } from './scripted-network-steps';

/** What a running script can reach beyond its own connection. */
export interface Surroundings {
  readonly clock: Clock;
  readonly roundTripMs: number;
  /** Sends to the client, delay and cuts included. */
  deliver(arrival: Arrival): void;
  raise(signal: string): void;
  /** Resolves when the signal was raised; one raise releases one waiter. */
  signalled(signal: string): Promise<void>;
  dialBack(script: Script, from: string | null): void;
  fault(message: string): void;
}

/** Plays one script against one client. */
export class ScriptedServer {
  readonly departures = new Mailbox<Departure>();
  #text = '';
  #over = false;

  constructor(
    private readonly host: string,
    private readonly around: Surroundings,
  ) {}

  async play(script: Script): Promise<void> {
    for (const step of script) {
      if (this.#over) return;
      await this.#take(step);
    }
    // A script that ends leaves the connection as a server would: open while the client is there.
    if (!this.#over) await this.#drain();
  }

  async #take(step: Step): Promise<void> {
    switch (step.do) {
      case 'send':
        return this.around.deliver({ kind: 'bytes', bytes: step.bytes });
      case 'wait':
        return sleep(this.around.clock, step.ms);
      case 'expect':
        return this.#expect(step.line);
      case 'tls':
      case 'tls-fail':
        return this.#handshake(step);
      case 'dialogue':
        return this.#converse(step.replies);
      case 'drain':
        await this.#drain();
        if (step.signal) this.around.raise(step.signal);
        return;
      case 'signal':
        return this.around.raise(step.name);
      case 'await':
        return this.around.signalled(step.name);
      case 'dial-back':
        return this.around.dialBack(step.script, step.from);
      case 'silent':
        return this.#drain();
      case 'close':
      case 'reset':
        this.#over = true;
        return this.around.deliver({ kind: step.do === 'close' ? 'end' : 'reset' });
    }
  }

  async #expect(wanted: string | RegExp): Promise<void> {
    const line = await this.#readLine();
    if (line === null) return;
    if (typeof wanted === 'string' ? line === wanted : wanted.test(line)) return;
    this.around.fault(`${this.host} expected ${String(wanted)} and got ${JSON.stringify(line)}`);
    this.#over = true;
    this.around.deliver({ kind: 'reset' });
  }

  async #converse(replies: Dialogue): Promise<void> {
    while (!this.#over) {
      const line = await this.#readLine();
      if (line === null) return;
      const reply =
        replies[line] ?? replies[line.split(' ')[0]?.toUpperCase() ?? ''] ?? replies['*'] ?? '502 Not here.';
      if (typeof reply === 'string') {
        this.around.deliver({ kind: 'bytes', bytes: new TextEncoder().encode(`${reply}\r\n`) });
        continue;
      }
      for (const step of reply) if (!this.#over) await this.#take(step);
    }
  }

  async #handshake(step: Extract<Step, { do: 'tls' | 'tls-fail' }>): Promise<void> {
    const options = await this.#readHello();
    if (!options) return;
    const clearText = step.clearText ? { clearText: step.clearText } : {};
    if (step.do === 'tls-fail') {
      const detail = step.detail === null ? {} : { detail: step.detail };
      this.#over = true;
      return this.around.deliver({
        kind: 'tls',
        outcome: { ok: false, failure: step.failure, ...detail, ...clearText },
      });
    }
    if (options.onlyVersion && !step.versions.includes(options.onlyVersion)) {
      this.#over = true;
      return this.around.deliver({ kind: 'tls', outcome: { ok: false, failure: 'tls_version' } });
    }
    // The rest of a full TLS 1.3 handshake: connect and hello have paid for their own way.
    const tls: TlsFacts = {
      ...healthyTls(options),
      ...(options.onlyVersion ? { version: options.onlyVersion } : {}),
      ...step.facts,
      resumed: options.resume !== null && step.resumes,
    };
    if (tls.version !== 'TLSv1.3') await sleep(this.around.clock, this.around.roundTripMs);
    this.around.deliver({ kind: 'tls', outcome: { ok: true, tls, ...clearText } });
  }

  async #readHello(): Promise<TlsOptions | null> {
    for (;;) {
      const departure = await this.#next();
      if (!departure || departure.kind === 'hello') return departure?.options ?? null;
    }
  }

  /** One line without its end; null when the client is gone. */
  async #readLine(): Promise<string | null> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end).replace(/\r$/, '');
        this.#text = this.#text.slice(end + 1);
        return line;
      }
      const departure = await this.#next();
      if (!departure) return null;
      if (departure.kind === 'bytes') this.#text += new TextDecoder('latin1').decode(departure.bytes);
    }
  }

  async #drain(): Promise<void> {
    while (await this.#next());
  }

  async #next(): Promise<Exclude<Departure, { kind: 'end' }> | null> {
    if (this.#over) return null;
    const departure = await this.departures.take(null);
    if (departure && departure.kind !== 'end') return departure;
    this.departures.put({ kind: 'end' });
    return null;
  }
}

/** What a well-kept server shows for the name it was asked for. */
function healthyTls({ serverName }: TlsOptions): TlsFacts {
  const name = serverName ?? 'ftp.example.net';
  return {
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    resumed: false,
    chain: [
      {
        subject: `CN=${name}`,
        issuer: 'CN=Example Authority',
        altNames: [name],
        validFrom: '2025-12-01T00:00:00.000Z',
        validTo: '2026-12-31T00:00:00.000Z',
        fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
        selfSigned: false,
      },
    ],
    chainLength: 1,
    nameMatches: true,
    trustError: null,
    ocsp: null,
  };
}
