import type { Clock, Deadline } from '@/lib/net/deadline';
import type { Failure } from '@/lib/net/failure';
import type {
  ConnectOutcome,
  Failed,
  ListenOutcome,
  NameRecord,
  Network,
  RecordType,
  ResolveOutcome,
} from '@/lib/net/network';
import { type AllowedTarget, isAllowedTarget } from '@/lib/net/target-policy';
import { sleep, virtualClock } from './scripted-network-clock';
import { type Arrival, ScriptedConnection } from './scripted-network-connection';
import { type Cuts, cutBytes } from './scripted-network-cuts';
import { ScriptedListener } from './scripted-network-listener';
import { Mailbox } from './scripted-network-mailbox';
import { ScriptedServer } from './scripted-network-server';
import type { Script } from './scripted-network-steps';

/*
 * A scripted internet: `Network` without sockets, for tests of everything that takes a network.
 *
 *   const net = scriptedNetwork({
 *     names: { 'ftp.example.net': { A: ['93.184.215.14'] } },
 *     hosts: {
 *       '93.184.215.14': {
 *         21: [send('220 Welcome\r\n'), dialogue({ 'AUTH TLS': [send('234 Go\r\n'), tls()], '*': '502 No' })],
 *         990: 'refused',
 *         other: 'silent',
 *       },
 *     },
 *     cuts: 'bytes',        // every byte arrives alone; { seed: 7 } cuts at random; 'whole' is the default
 *     roundTripMs: 50,      // paid by connect, by each request and answer, by handshakes
 *   });
 *   const deadline = startDeadline(net.clock, 5000);
 *   ... run the code under test with `net` ...
 *   net.check();            // throws what scripts found wrong, such as an unexpected command
 *
 * Names: an entry per name, or an array of entries: the first for the first lookup of a type, and so on, the last
 * one for ever (a rebinding name). A text instead of an entry is a failure; `TIMEOUT` answers never. A name with
 * only a CNAME gets the addresses of where it leads, like from a real resolver. Unknown names do not exist.
 *
 * Hosts: by address, then port. A port holds a script (a list of steps, see scripted-network-steps.ts), a function
 * from the number of the connection (0, 1, ...) to a script, or `refused`, `silent`, `host_unreachable`. Ports not
 * named are `other`, by default `refused`; addresses not named are silent.
 *
 * Active mode: `dialBack` in a script calls the client's newest listener. Without a `dialBack` the call never comes;
 * from another address, a second time, or after the listener's 15 s it is refused, as by the real one.
 *
 * Clock: virtual by default, so that a 30 s silence takes no time; see scripted-network-clock.ts for its one rule.
 *
 * Afterwards `net.contacted` lists every `address:port` tried, `net.asked` every question (`A ftp.example.net`),
 * and `net.open()` counts connections that nobody has destroyed.
 */

export type NameEntry = 'TIMEOUT' | Failure | Partial<Record<RecordType, readonly string[]>>;
export type PortEntry = 'refused' | 'silent' | 'host_unreachable' | Script | ((turn: number) => Script);
export type HostEntry = Readonly<Record<number, PortEntry>> & { readonly other?: PortEntry };

export interface ScriptedInternet {
  readonly names?: Readonly<Record<string, NameEntry | readonly NameEntry[]>>;
  readonly hosts?: Readonly<Record<string, HostEntry>>;
  readonly clock?: Clock;
  readonly cuts?: Cuts;
  readonly roundTripMs?: number;
  /** What becomes of listening for a call (active mode); `open` by default. */
  readonly listens?: 'open' | Failure;
  /** The address of the side under test. */
  readonly localAddress?: string;
}

export interface ScriptedNetwork extends Network {
  readonly clock: Clock;
  readonly contacted: readonly string[];
  readonly asked: readonly string[];
  /** Connections and listeners that nobody has destroyed or closed. */
  open(): number;
  /** Throws when a script met something it did not expect. */
  check(): void;
}

export function scriptedNetwork(internet: ScriptedInternet): ScriptedNetwork {
  return new Scripted(internet);
}

class Scripted implements ScriptedNetwork {
  readonly clock: Clock;
  readonly contacted: string[] = [];
  readonly asked: string[] = [];
  readonly #roundTripMs: number;
  readonly #local: string;
  readonly #faults: string[] = [];
  readonly #connections: ScriptedConnection[] = [];
  readonly #turns = new Map<string, number>();
  readonly #signals = new Map<string, Mailbox<true>>();
  #listener: ScriptedListener | null = null;

  constructor(private readonly internet: ScriptedInternet) {
    this.clock = internet.clock ?? virtualClock();
    this.#roundTripMs = internet.roundTripMs ?? 0;
    this.#local = internet.localAddress ?? '198.51.100.77';
  }

  async resolve(name: string, type: RecordType, deadline: Deadline): Promise<ResolveOutcome> {
    this.asked.push(`${type} ${name}`);
    if (this.#roundTripMs > 0) await sleep(this.clock, this.#roundTripMs);
    const answer = this.#answer(name, type, 0);
    if (answer !== 'TIMEOUT') return answer;
    await ended(deadline);
    return { ok: false, failure: deadline.cancelled() ? 'cancelled' : 'resolver_timed_out' };
  }

  async connect(target: AllowedTarget, deadline: Deadline): Promise<ConnectOutcome> {
    if (!isAllowedTarget(target)) throw new Error('This target was not made by the target policy.');
    const place = `${target.address}:${target.port}`;
    this.contacted.push(place);
    const host = this.internet.hosts?.[target.address];
    const entry = host ? (host[target.port] ?? host.other ?? 'refused') : 'silent';
    if (entry === 'silent' || deadline.signal.aborted) {
      await ended(deadline);
      return outOfTime(deadline);
    }
    await sleep(this.clock, this.#roundTripMs);
    if (deadline.signal.aborted) return outOfTime(deadline);
    if (typeof entry === 'string') return { ok: false, failure: entry };
    const script = typeof entry === 'function' ? entry(this.#turn(place)) : entry;
    return { ok: true, connection: this.#start(target.address, script) };
  }

  async listen(peer: AllowedTarget, localAddress: string, deadline: Deadline): Promise<ListenOutcome> {
    if (!isAllowedTarget(peer)) throw new Error('This target was not made by the target policy.');
    if (localAddress !== this.#local) throw new Error(`${localAddress} is not the client's address.`);
    const { listens = 'open' } = this.internet;
    if (listens !== 'open') return { ok: false, failure: listens };
    const listener = new ScriptedListener(peer.address, this.#local, 45_000 + this.#turn('listen'), deadline);
    this.#listener = listener;
    return { ok: true, listener };
  }

  open(): number {
    const listening = this.#listener?.listening ? 1 : 0;
    return listening + this.#connections.filter((connection) => !connection.destroyed).length;
  }

  check(): void {
    if (this.#faults.length > 0) throw new Error(this.#faults.join('\n'));
  }

  #answer(name: string, type: RecordType, depth: number): ResolveOutcome | 'TIMEOUT' {
    const listed = this.internet.names?.[name];
    if (listed === undefined) return { ok: false, failure: 'name_not_found' };
    const turns: readonly NameEntry[] = isTurns(listed) ? listed : [listed];
    const entry = turns[Math.min(this.#turn(`${type} ${name}`), turns.length - 1)] ?? {};
    if (entry === 'TIMEOUT') return 'TIMEOUT';
    if (typeof entry === 'string') return { ok: false, failure: entry };
    const values = entry[type] ?? [];
    const alias = entry.CNAME?.[0];
    if (type !== 'CNAME' && values.length === 0 && alias !== undefined && depth < 16) {
      return this.#answer(alias, type, depth + 1);
    }
    const records: NameRecord[] = values.map((value) => ({ type, value, ttl: 0 }));
    return { ok: true, records };
  }

  #start(address: string, script: Script): ScriptedConnection {
    const half = this.#roundTripMs / 2;
    const later = (act: () => void) => (half > 0 ? void this.clock.after(half, act) : act());
    const connection = new ScriptedConnection(address, this.#local, (departure) =>
      later(() => server.departures.put(departure)),
    );
    const deliver = (arrival: Arrival) => {
      const parts = arrival.kind === 'bytes' ? cutBytes(arrival.bytes, this.internet.cuts ?? 'whole') : null;
      if (!parts) return later(() => connection.arrivals.put(arrival));
      for (const bytes of parts) later(() => connection.arrivals.put({ kind: 'bytes', bytes }));
    };
    const server = new ScriptedServer(address, {
      clock: this.clock,
      roundTripMs: this.#roundTripMs,
      deliver,
      raise: (name) => this.#signal(name).put(true),
      signalled: async (name) => void (await this.#signal(name).take(null)),
      dialBack: (called, from) => this.#dialBack(from ?? address, called),
      fault: (message) => this.#faults.push(message),
    });
    this.#connections.push(connection);
    server.play(script).catch((error: unknown) => this.#faults.push(String(error)));
    return connection;
  }

  #dialBack(from: string, script: Script): void {
    this.#listener?.call(from, () => this.#start(from, script));
  }

  #signal(name: string): Mailbox<true> {
    const mailbox = this.#signals.get(name) ?? new Mailbox<true>();
    this.#signals.set(name, mailbox);
    return mailbox;
  }

  #turn(key: string): number {
    const turn = this.#turns.get(key) ?? 0;
    this.#turns.set(key, turn + 1);
    return turn;
  }
}

const isTurns = (entry: NameEntry | readonly NameEntry[]): entry is readonly NameEntry[] =>
  Array.isArray(entry);

const outOfTime = (deadline: Deadline): Failed => ({
  ok: false,
  failure: deadline.cancelled() ? 'cancelled' : 'timed_out',
});

const ended = (deadline: Deadline): Promise<void> =>
  new Promise((resolve) => {
    if (deadline.signal.aborted) return resolve();
    deadline.signal.addEventListener('abort', () => resolve(), { once: true });
  });
