import type { PracticeTable } from '@/lib/practice/table';
import type { Dialer } from './dialer';

const loopback = '127.0.0.1';

/**
 * Maps the documentation addresses of practice servers to their loopback ports: exactly the control ports of the
 * table and the passive slice. Every other port of such an address is closed, other addresses go to `others`.
 */
export function practiceDialer(table: PracticeTable, others: Dialer): Dialer {
  const byHost = new Map(table.servers.map((server) => [server.host, server]));
  const byAddress = new Map(table.servers.map((server) => [server.address, server]));
  return {
    lookUp: (name, type) => {
      const server = byHost.get(name);
      if (!server) return others.lookUp(name, type);
      return type === 'A' ? [{ type, value: server.address, ttl: null }] : [];
    },
    place: (target) => {
      const server = byAddress.get(target.address);
      if (!server) return others.place(target);
      const [from, to] = server.passive;
      const isPassive = target.port >= from && target.port <= to;
      const port = Object.hasOwn(server.ports, target.port)
        ? server.ports[target.port]
        : isPassive
          ? target.port
          : undefined;
      return port === undefined ? 'refused' : { host: loopback, port, trust: table.caPem, practice: true };
    },
  };
}
