import { randomInt } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { Deadline } from '@/lib/net/deadline';
import type { ConnectOutcome, Failed, Listener, ListenOutcome } from '@/lib/net/network';
import { classifySocketError } from './classify-socket-error';
import { type ConnectionMeaning, NodeConnection } from './node-connection';
import { onDeadline, outOfTime } from './out-of-time';
import { plainAddress } from './own-addresses';

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export interface ListenRequest {
  /** The address to bind: our end of the control connection. */
  readonly bind: string;
  /** The address to tell the peer. */
  readonly told: string;
  readonly range: PortRange;
  /** The one address that may connect, as sockets name it. */
  readonly peer: string;
  readonly meaning: ConnectionMeaning;
}

/** Milliseconds after which a listener closes by itself. */
const lifeMs = 15_000;
/** Ports that are tried; other runs of ours may hold some. */
const attempts = 20;

/** Listens on a random port of the range for one connection of the peer. */
export async function listenFor(request: ListenRequest, deadline: Deadline): Promise<ListenOutcome> {
  const { from, to } = request.range;
  const size = to - from + 1;
  const first = randomInt(size);
  for (let attempt = 0; ; attempt++) {
    if (deadline.signal.aborted) return outOfTime(deadline);
    const port = from + ((first + attempt) % size);
    const opened = await open(request.bind, port);
    if (opened.ok) return { ok: true, listener: new NodeListener(opened.server, port, request, deadline) };
    if (attempt + 1 >= Math.min(attempts, size)) return opened.failed;
  }
}

class NodeListener implements Listener {
  readonly address: string;
  readonly #meaning: ConnectionMeaning;
  readonly #stops: (() => void)[] = [];
  #strangers = 0;
  #firstStranger: string | null = null;
  #guest: Socket | null = null;
  #closed = false;
  #wake: (() => void) | null = null;

  constructor(
    private readonly server: Server,
    readonly port: number,
    { told, peer, meaning }: ListenRequest,
    deadline: Deadline,
  ) {
    this.address = told;
    this.#meaning = meaning;
    server.on('error', () => this.close());
    server.on('connection', (socket: Socket) => this.#receive(socket, peer));
    this.#stops.push(deadline.clock.after(lifeMs, () => this.close()));
    this.#stops.push(onDeadline(deadline, () => this.close()));
  }

  async accept(deadline: Deadline): Promise<ConnectOutcome> {
    while (!this.#guest) {
      if (deadline.signal.aborted) return outOfTime(deadline);
      if (this.#closed) return { ok: false, failure: 'timed_out' };
      await new Promise<void>((resolve) => {
        const stop = onDeadline(deadline, resolve);
        this.#wake = () => {
          stop();
          resolve();
        };
      });
      this.#wake = null;
    }
    if (this.#closed) return { ok: false, failure: 'timed_out' };
    const connection = new NodeConnection(this.#guest, this.#meaning);
    this.#shut();
    return { ok: true, connection };
  }

  strangers(): number {
    return this.#strangers;
  }

  firstStranger(): string | null {
    return this.#firstStranger;
  }

  close(): void {
    if (!this.#closed) this.#guest?.destroy();
    this.#shut();
  }

  /** Everybody but the first connection of the peer is closed unread. */
  #receive(socket: Socket, peer: string): void {
    socket.on('error', () => socket.destroy());
    const from = plainAddress(socket.remoteAddress);
    if (!this.#guest && !this.#closed && from === peer) {
      this.#guest = socket;
      this.#wake?.();
      return;
    }
    this.#strangers++;
    if (from !== peer && from !== '') this.#firstStranger ??= from;
    socket.destroy();
  }

  /** Ends listening and leaves an accepted connection alone. */
  #shut(): void {
    this.#closed = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.server.close();
    this.#wake?.();
  }
}

type Opened =
  | { readonly ok: true; readonly server: Server }
  | { readonly ok: false; readonly failed: Failed };

function open(address: string, port: number): Promise<Opened> {
  return new Promise((resolve) => {
    const server = createServer({ pauseOnConnect: true });
    const fail = (error: Error) => resolve({ ok: false, failed: classifySocketError(error) });
    server.once('error', fail);
    server.listen({ host: address, port, backlog: 8, ipv6Only: true, exclusive: true }, () => {
      server.off('error', fail);
      resolve({ ok: true, server });
    });
  });
}
