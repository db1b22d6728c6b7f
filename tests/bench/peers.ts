import { startDelayedHost } from './delayed-host';
import { withLogin, withoutLogin } from './critical-path';
import { measurePeers, measurePortside, type Contender } from './measure-peers';
import { printTable } from './print-table';

const roundTripMs = 50;

/** Portside beside scripts of other tools, on one healthy server behind one delay. Prints a table. */
export async function comparePeers(): Promise<void> {
  const host = await startDelayedHost(roundTripMs);
  try {
    const ours = await measurePortside(host);
    const others = await measurePeers(host);
    const row = ({ what, tookMs, cpuMs, bytesSent, connections, turns, facts }: Contender) => {
      const unavoidable = what.includes('without a login') ? withoutLogin : withLogin;
      return {
        what,
        seconds: (tookMs / 1000).toFixed(2),
        'round trips one after another': (tookMs / roundTripMs).toFixed(1),
        unavoidable,
        ratio: (tookMs / roundTripMs / unavoidable).toFixed(2),
        'waits on all connections': turns,
        connections,
        'CPU s': (cpuMs / 1000).toFixed(2),
        'bytes sent': bytesSent,
        facts,
      };
    };
    console.log(`\nOne healthy server, explicit and implicit TLS, ${roundTripMs} ms away:`);
    printTable([...ours, ...others].map(row));
  } finally {
    host.stop();
  }
}
