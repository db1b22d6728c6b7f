import { spawnSync } from 'node:child_process';
import { comparableChecks, listingChecks, runPortside } from './bench-run';
import { upToListing, withLogin, withoutLogin } from './critical-path';
import type { DelayedHost } from './delayed-host';
import { peerScripts } from './peer-scripts';

/** One way to find out the facts, and what it cost. */
export interface Contender {
  readonly what: string;
  readonly tookMs: number;
  /** User and system time of all its processes, in milliseconds. */
  readonly cpuMs: number;
  readonly bytesSent: number;
  readonly connections: number;
  /** Waits for the other side, on all connections together. */
  readonly turns: number;
  /** Round trips that this amount of knowledge cannot do without; null where nothing is like it. */
  readonly unavoidable: number | null;
}

const rounds = 3;

/** The middle one by time: a busy machine may hold up one of them. */
const middle = (all: readonly Contender[]): Contender => {
  const found = all.toSorted((a, b) => a.tookMs - b.tookMs)[Math.floor(all.length / 2)];
  if (!found) throw new Error('Nothing was measured.');
  return found;
};

/** Portside with the checks that the others can make too, and with all of its own. */
export async function measurePortside(host: DelayedHost): Promise<Contender[]> {
  const one = async (
    what: string,
    checks: readonly string[] | null,
    loggingIn: boolean,
    unavoidable: number | null,
  ): Promise<Contender> => {
    await host.traffic();
    const before = process.cpuUsage();
    const { tookMs, observations } = await runPortside(host, checks, loggingIn);
    const { user, system } = process.cpuUsage(before);
    const { bytesSent, connections, turns } = await host.traffic();
    const wanted = !loggingIn ? 'tls-handshake' : checks === listingChecks ? 'data-connection' : 'transfer';
    if (!observations.some(({ kind, failure }) => kind === wanted && failure === null))
      throw new Error(`The run ended without a working ${wanted}.`);
    return { what, tookMs, cpuMs: (user + system) / 1000, bytesSent, connections, turns, unavoidable };
  };
  const several = async (...args: Parameters<typeof one>) => {
    const all: Contender[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(await one(...args));
    return middle(all);
  };
  // What is compiled on first use is no part of a round trip.
  await one('', comparableChecks, true, null);
  return [
    await several('Portside, without a login', null, false, withoutLogin),
    await several('Portside, up to a listing', listingChecks, true, upToListing),
    await several('Portside, the same facts as the scripts', comparableChecks, true, withLogin),
    await several('Portside, everything', null, true, null),
  ];
}

const isThere = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** The scripts of other tools; those whose programs are missing are named and left out. */
export async function measurePeers(host: DelayedHost): Promise<Contender[]> {
  const measured: Contender[] = [];
  for (const { what, programs, command, works } of peerScripts(host)) {
    const missing = programs.filter((program) => !isThere(program));
    if (missing.length > 0) {
      console.log(`${what}: left out, ${missing.join(' and ')} is not installed here.`);
      continue;
    }
    const all: Contender[] = [];
    for (let round = 0; round < (programs.includes('nmap') ? 1 : rounds); round += 1) {
      await host.traffic();
      const startedAt = performance.now();
      const child = spawnSync('bash', ['-c', `{ ${command}; } 2>&1; times >&2`], {
        encoding: 'utf8',
        timeout: 300_000,
        maxBuffer: 64 * 1024 * 1024,
      });
      const tookMs = performance.now() - startedAt;
      const traffic = await host.traffic();
      if (!works.test(child.stdout))
        throw new Error(`${what} did not do its work: ${child.stdout.slice(-500)}`);
      all.push({ what, tookMs, cpuMs: readTimes(child.stderr), ...traffic, unavoidable: withLogin });
    }
    measured.push(middle(all));
  }
  return measured;
}

/** The sum of what bash's `times` prints: two lines with user and system time, of itself and of its children. */
function readTimes(text: string): number {
  const found = [...text.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return found.slice(-4).reduce((sum, one) => sum + one, 0) * 1000;
}
