import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { parsePrefix } from '@/lib/net/cidr';
import { makeTargetPolicy } from '@/lib/net/target-policy';
import { runProbes } from '@/lib/probes/run-probes';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import type { Dialer } from '@/lib/server/network/dialer';
import { nodeClock } from '@/lib/server/network/node-clock';
import { createNodeNetwork } from '@/lib/server/network/node-network';
import { host as hostileName } from '../hostile/hostile-host';

/* Started by `measureCrowd` in a process of its own, whose memory and descriptors are those of the diagnoses alone. */

const port = z.int().min(1);
const places = z.object({ 21: port, 990: port });
const serversSchema = z.object({ healthy: places, slow: places, caPem: z.string() });
const holeSchema = z.object({ hole: port });

const total = Number(process.argv[2]);
const kinds = ['black hole', 'slow', 'healthy'] as const;
type Kind = (typeof kinds)[number];
const addressOf: Readonly<Record<Kind, string>> = {
  'black hole': '192.0.2.1',
  slow: '192.0.2.2',
  healthy: '192.0.2.3',
};
const expected: Readonly<Record<Kind, string>> = {
  'black hole': 'service-unreachable',
  slow: 'greeting-too-slow',
  healthy: 'no-problem-found',
};

async function startSide<T>(schema: z.ZodType<T>, ...args: string[]) {
  const child = fork(path.join(import.meta.dirname, 'crowd-servers.ts'), args);
  const [message] = await once(child, 'message');
  return { child, told: schema.parse(message) };
}

/** Connects until the queue of the stopped process is full and nobody answers any more. */
async function fillHole(target: number): Promise<void> {
  for (let tries = 0; tries < 64; tries += 1) {
    const socket = connect({ host: '127.0.0.1', port: target });
    socket.on('error', () => undefined);
    const answered = await Promise.race([once(socket, 'connect').then(() => true), sleep(300, false)]);
    if (!answered) return void socket.destroy();
    // Stays open: it holds its place in the queue.
    socket.unref();
  }
  throw new Error('The queue of the stopped server does not fill up.');
}

const servers = await startSide(serversSchema);
const hole = await startSide(holeSchema, 'hole');
await fillHole(hole.told.hole);

const byAddress = new Map<string, Readonly<Record<number, number>>>([
  [addressOf['black hole'], { 21: hole.told.hole, 990: hole.told.hole }],
  [addressOf.slow, servers.told.slow],
  [addressOf.healthy, servers.told.healthy],
]);
const dialer: Dialer = {
  lookUp: (name, type) => {
    if (type !== 'A') return [];
    const kind = kinds.find((one) => name.startsWith(one.replace(' ', '-'))) ?? 'healthy';
    return [{ type, value: addressOf[kind], ttl: null }];
  },
  place: (target) => {
    const port = byAddress.get(target.address)?.[target.port];
    return port === undefined
      ? 'refused'
      : { host: '127.0.0.1', port, trust: servers.told.caPem, practice: true };
  },
};
const block = parsePrefix('192.0.2.0/24');
const profile = builtInProfiles.find(({ id }) => id === 'generic');
if (!profile || !block.ok) throw new Error('There is no generic profile.');
const policy = makeTargetPolicy({ lab: { networks: [block.value], testNames: true } });
const network = createNodeNetwork({
  dialer,
  resolvers: [],
  trustAnchorsPem: [],
  activePortRange: null,
  onConnection: () => undefined,
});

const wrong: string[] = [];

/** One diagnosis without a login, as the start page offers it. Milliseconds. */
async function diagnoseOne(kind: Kind): Promise<number> {
  if (!profile) return 0;
  const startedAt = performance.now();
  const { observations } = await runProbes({
    runId: 'crowd',
    request: {
      // The healthy servers' certificate is made out to this name.
      host:
        kind === 'black hole'
          ? 'black-hole.hostile.test'
          : kind === 'slow'
            ? `slow.hostile.test`
            : hostileName,
      isAddress: false,
      port: null,
      encryption: null,
      hasLogin: false,
      checks: null,
      thorough: false,
      inbound: null,
    },
    profile,
    policy,
    network,
    clock: nodeClock,
    vantage: { kind: 'portal', network: 'bench' },
    login: null,
    done: new Set(),
    priorObservations: [],
    cancel: new AbortController().signal,
    sink: {
      planned: () => undefined,
      started: () => undefined,
      readable: () => undefined,
      finished: () => undefined,
      broke: (key, error) => console.error(key, error),
    },
    transfer: null,
  });
  const found = diagnose(observations, profile).findings.map(({ cause }) => cause);
  if (!found.some((cause) => cause === expected[kind])) wrong.push(`${kind}: ${found.join(', ')}`);
  return performance.now() - startedAt;
}

const descriptors = (): number | null => {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return null;
  }
};
const descriptorLimit = (): number | null => {
  try {
    return Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]);
  } catch {
    return null;
  }
};

const alone: Record<string, number> = {};
for (const kind of kinds) {
  // The second time nothing is compiled any more.
  if (kind === 'healthy') await diagnoseOne(kind);
  alone[kind] = await diagnoseOne(kind);
}
await sleep(500);
const descriptorsBefore = descriptors();
const watch = monitorEventLoopDelay({ resolution: 10 });
let peak = { rss: 0, descriptors: 0 };
const sampler = setInterval(() => {
  peak = {
    rss: Math.max(peak.rss, process.memoryUsage.rss()),
    descriptors: Math.max(peak.descriptors, descriptors() ?? 0),
  };
}, 50);
watch.enable();
const cpu = process.cpuUsage();
const startedAt = performance.now();
const slowest: Record<string, number> = {};
await Promise.all(
  Array.from({ length: total }, async (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'healthy';
    const took = await diagnoseOne(kind);
    slowest[kind] = Math.max(slowest[kind] ?? 0, took);
  }),
);
const tookMs = performance.now() - startedAt;
const used = process.cpuUsage(cpu);
watch.disable();
clearInterval(sampler);
await sleep(1_000);
console.log(
  JSON.stringify({
    tookMs,
    alone,
    slowest,
    cpuMs: (used.user + used.system) / 1000,
    peakRss: Math.max(peak.rss, process.resourceUsage().maxRSS * 1024),
    peakDescriptors: peak.descriptors,
    descriptorsBefore,
    descriptorsAfter: descriptors(),
    descriptorLimit: descriptorLimit(),
    loopDelayP99Ms: watch.percentile(99) / 1e6,
    wrong: wrong.length,
    firstWrong: wrong[0] ?? null,
  }),
);
servers.child.disconnect();
hole.child.kill('SIGKILL');
process.exit(0);
