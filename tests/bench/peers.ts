import { startDelayedHost } from './delayed-host';
import { type Contender, measurePeers, measurePortside } from './measure-peers';
import { printTable } from './print-table';

const roundTripMs = 100;
const limit = 1.15;

/**
 * Portside beside scripts of other tools, on one healthy server behind one delay. Prints a table. Round trips are the time
 * taken over the delay, so that everything between two answers counts too; what cannot be avoided is in critical-path.ts.
 * @returns whether Portside is close to what cannot be avoided and ahead of every other
 */
export async function comparePeers(): Promise<boolean> {
  const host = await startDelayedHost(roundTripMs);
  try {
    const ours = await measurePortside(host);
    const others = await measurePeers(host);
    console.log(`\nOne healthy server, explicit and implicit TLS, ${roundTripMs} ms away:`);
    printTable([...ours, ...others].map(row));
    const same = ours.find(({ what }) => what.includes('same facts'));
    const close = ours.every((one) => (ratioOf(one) ?? 0) <= limit);
    const ahead = others.every(({ tookMs }) => (same?.tookMs ?? Number.POSITIVE_INFINITY) < tookMs);
    console.log(`At most ${limit} times the unavoidable: ${close ? 'ok' : 'MISSED'}`);
    console.log(`Ahead of every other: ${ahead ? 'ok' : 'MISSED'}`);
    return close && ahead;
  } finally {
    host.stop();
  }
}

const ratioOf = ({ tookMs, unavoidable }: Contender): number | null =>
  unavoidable === null ? null : tookMs / roundTripMs / unavoidable;

const row = (one: Contender) => ({
  what: one.what,
  seconds: (one.tookMs / 1000).toFixed(2),
  'round trips': (one.tookMs / roundTripMs).toFixed(1),
  unavoidable: one.unavoidable ?? '',
  ratio: ratioOf(one)?.toFixed(2) ?? '',
  'waits on all connections': one.turns,
  connections: one.connections,
  'CPU, s': (one.cpuMs / 1000).toFixed(2),
  'bytes sent': one.bytesSent,
});
