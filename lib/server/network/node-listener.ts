import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import type { Deadline } from '@/lib/net/deadline';
import type { ConnectOutcome, Failed, Listener, ListenOutcome } from '@/lib/net/network';
import { classifySocketError } from './classify-socket-error';
import type { Place } from './dialer';
import { type ConnectionMeaning, NodeConnection } from './node-connection';
import { onDeadline, outOfTime } from './out-of-time';
import { plainAddress } from './own-addresses';

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds after which a listener closes by itself. */
const lifeMs = 15_000;
const attempts = 10;

/** Listens on the one address that leads to the peer, on a random port of the range, for one connection of the peer. */
export async function listenFor(
  place: Place,
  meaning: ConnectionMeaning,
  range: PortRange,
  deadline: Deadline,
): Promise<ListenOutcome> {
  const address = await addressTowards(place.host);
  if (typeof address !== 'string') return address;
  for (let attempt = 1; ; attempt++) {
    if (deadline.signal.aborted) return outOfTime(deadline);
    const port = randomInt(range.from, range.to + 1);
    const opened = await open(address, port);
    if (opened.ok)
      return {
        ok: true,
        listener: new NodeListener(opened.server, address, port, place.host, meaning, deadline),
      };
    if (attempt === attempts) return opened.failed;
  }
}

class NodeListener implements Listener {
  #strangers = 0;
  #guest: Socket | null = null;
  #closed = false;
  #wake: (() => void) | null = null;
  readonly #stopTimer: () => void;

  constructor(
    private readonly server: Server,
    readonly address: string,
    readonly port: number,
    peer: string,
    private readonly meaning: ConnectionMeaning,
    deadline: Deadline,
  ) {
    this.#stopTimer = deadline.clock.after(lifeMs, () => this.close());
    server.on('connection', (socket: Socket) => {
      socket.on('error', () => socket.destroy());
      if (this.#guest || plainAddress(socket.remoteAddress) !== peer) {
        this.#strangers++;
        socket.destroy();
        return;
      }
      this.#guest = socket;
      this.#wake?.();
    });
    deadline.signal.addEventListener('abort', () => this.close(), { once: true });
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
    const connection = new NodeConnection(this.#guest, this.meaning);
    this.#shut();
    return { ok: true, connection };
  }

  strangers(): number {
    return this.#strangers;
  }

  close(): void {
    if (!this.#closed) this.#guest?.destroy();
    this.#shut();
  }

  /** Ends listening and leaves an accepted connection alone. */
  #shut(): void {
    this.#closed = true;
    this.#stopTimer();
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
    server.once('error', (error) => resolve({ ok: false, failed: classifySocketError(error) }));
    server.listen({ host: address, port, backlog: 8 }, () => resolve({ ok: true, server }));
  });
}

/** Our address on the way to a peer, asked of the system's routes. A connected UDP socket sends nothing. */
function addressTowards(peer: string): Promise<string | Failed> {
  return new Promise((resolve) => {
    const socket = createSocket(peer.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', (error) => {
      socket.close();
      resolve(classifySocketError(error));
    });
    socket.connect(9, peer, () => {
      const { address } = socket.address();
      socket.close();
      resolve(plainAddress(address));
    });
  });
}
