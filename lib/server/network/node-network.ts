import type { Socket } from 'node:net';
import { inertText } from '@/lib/net/inert-text';
import type { Failed, Network } from '@/lib/net/network';
import { type AllowedTarget, isAllowedTarget } from '@/lib/net/target-policy';
import type { ConnectionAudit } from './connection-audit';
import type { Dialer, Place } from './dialer';
import { type ConnectionMeaning, NodeConnection } from './node-connection';
import { dial } from './node-dial';
import { listenFor, type PortRange } from './node-listener';
import { askResolver, makeResolver } from './node-resolver';
import { plainAddress } from './own-addresses';
import { type OwnReach, reachableAddress } from './reachable-address';
import { createTurnstile } from './turn';

export interface NodeNetworkOptions {
  readonly dialer: Dialer;
  /** Addresses of name servers; empty for those of the system. */
  readonly resolvers: readonly string[];
  /** Roots to trust beside the public ones, PEM. */
  readonly trustAnchorsPem: readonly string[];
  /** Ports for active mode; null when connections from outside cannot reach this machine. */
  readonly activePortRange: PortRange | null;
  /** Left out: this machine is reached by its own public addresses, or not at all. */
  readonly reach?: OwnReach;
  /** Told once per outbound connection, when it is over or has failed. */
  readonly onConnection: (audit: ConnectionAudit) => void;
}

/** Started in one turn of the event loop. An answered question sets a whole run going. */
const nextQuestion = createTurnstile(16);
const nextConnection = createTurnstile(64);

/** The real network. Throws when the name servers' addresses cannot be read, and for targets the policy did not make. */
export function createNodeNetwork(options: NodeNetworkOptions): Network {
  const { dialer, resolvers, activePortRange, trustAnchorsPem } = options;
  const reach = options.reach ?? { publicAddresses: [], opened: [] };
  makeResolver(resolvers);
  const meaningOf = (target: AllowedTarget, place: Place): ConnectionMeaning => ({
    host: target.host,
    address: target.address,
    trust: place.trust,
    anchorsPem: trustAnchorsPem,
  });

  return {
    resolve: async (name, type, deadline) => {
      await nextQuestion(deadline);
      const records = dialer.lookUp(name, type);
      if (!records) return askResolver(name, type, resolvers, deadline);
      return { ok: true, records };
    },

    connect: async (target, deadline) => {
      const at = deadline.clock.date();
      const audit = (outcome: ConnectionAudit['outcome'], socket?: Socket) =>
        options.onConnection({
          host: inertText(target.host, 260),
          address: target.address,
          port: target.port,
          at,
          outcome,
          bytesIn: socket?.bytesRead ?? 0,
          bytesOut: socket?.bytesWritten ?? 0,
        });
      const place = findPlace(dialer, target);
      await nextConnection(deadline);
      const dialled = 'failure' in place ? place : await dial(place, deadline);
      if (!dialled.ok || 'failure' in place) {
        const failed = 'failure' in place ? place : dialled;
        if (!failed.ok) audit(failed.failure);
        return failed as Failed;
      }
      dialled.socket.once('close', () => audit('connected', dialled.socket));
      return { ok: true, connection: new NodeConnection(dialled.socket, meaningOf(target, place)) };
    },

    listen: async (peer, localAddress, deadline) => {
      const place = findPlace(dialer, peer);
      if ('failure' in place) return place;
      const bind = plainAddress(localAddress);
      if (bind.includes(':') !== place.host.includes(':'))
        throw new Error('Both ends of a control connection have one address family.');
      const told = reachableAddress(bind, place, reach);
      if (!activePortRange || told === null) return notSetUp;
      const meaning = meaningOf(peer, place);
      return listenFor({ bind, told, range: activePortRange, peer: place.host, meaning }, deadline);
    },
  };
}

const notSetUp: Failed = {
  ok: false,
  failure: 'our_network',
  detail: 'This installation is not set up for active mode.',
};

function findPlace(dialer: Dialer, target: AllowedTarget): Place | Failed {
  if (!isAllowedTarget(target)) throw new Error('This target was not made by the target policy.');
  const place = dialer.place(target);
  if (place === 'refused') return { ok: false, failure: 'refused' };
  if (place === 'forbidden')
    throw new Error(`The target policy allowed ${target.address}, which must never be contacted.`);
  return place;
}
