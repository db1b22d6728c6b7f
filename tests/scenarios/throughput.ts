import type { Observation } from '@/lib/observations/observation';
import { fromKit, type Observe } from '../support/observe';
import type { Situation } from './situation';
import { encrypted, everythingWorks, greeted, withoutLogin } from './usual-parts';

const fromOffice = { vantage: fromKit };
const burst = (o: Observe, asked: number, opened: number): Observation =>
  o.sees({ kind: 'connection-burst', asked, opened }, fromOffice);
const packet = (o: Observe, bytes: number, passed: boolean): Observation =>
  o.sees(
    { kind: 'packet-size', bytes, passed },
    { vantage: fromKit, ...(passed ? {} : { failure: 'timed_out' as const }) },
  );

/** Situations in which the way is open, and lets through only so many connections or so large packets. */
export const throughputSituations: readonly Situation[] = [
  {
    name: 'of twenty connections at once, five come through',
    seen: (o) => [...withoutLogin(o), o.connects(fromOffice), burst(o, 20, 5)],
    findings: ['connection-rate-limited'],
    nearMissOf: ['too-many-connections', 'allowlist-incomplete', 'no-problem-found'],
  },
  {
    name: 'of twenty connections at once, five come through, and later addresses stay silent',
    seen: (o) => [
      o.resolves(['192.0.2.1', '192.0.2.2']),
      ...greeted(o),
      ...greeted(o, { address: '192.0.2.2' }),
      o.connects(fromOffice),
      burst(o, 20, 5),
      o.cannotConnect('timed_out', { address: '192.0.2.2', ...fromOffice }),
    ],
    findings: ['connection-rate-limited'],
    nearMissOf: ['allowlist-incomplete'],
  },
  {
    name: 'twenty connections at once all come through',
    seen: (o) => [...withoutLogin(o), o.connects(fromOffice), burst(o, 20, 20)],
    findings: ['no-problem-found'],
    nearMissOf: ['connection-rate-limited'],
  },
  {
    name: 'a place that answered us stays silent three times afterwards',
    seen: (o) => [
      ...encrypted(o),
      ...['a', 'b', 'c'].map((id) => o.cannotConnect('timed_out', { id: `later-${id}` })),
    ],
    findings: ['connection-rate-limited'],
    nearMissOf: ['service-unreachable', 'service-address-down', 'inconclusive'],
  },
  {
    name: 'full-size packets vanish on the customer’s path, and a large upload hangs',
    seen: (o) => [
      ...everythingWorks(o),
      packet(o, 576, true),
      packet(o, 1280, true),
      packet(o, 1500, false),
      o.transfers('upload', { bytesExpected: 20, bytesSeen: 20, ...fromOffice }),
      o.transfers('upload', {
        size: 'large',
        failure: 'timed_out',
        bytesExpected: 1_000_000,
        bytesSeen: 0,
        ...fromOffice,
      }),
    ],
    findings: ['path-mtu-blackhole'],
    nearMissOf: ['passive-ports-blocked', 'transfer-interrupted', 'no-problem-found'],
  },
  {
    name: 'full-size packets vanish on the customer’s path',
    seen: (o) => [...everythingWorks(o), packet(o, 1280, true), packet(o, 1500, false)],
    findings: ['path-mtu-blackhole'],
    nearMissOf: ['no-problem-found'],
  },
  {
    name: 'packets of no size come back, so that nothing is known of their size',
    seen: (o) => [...everythingWorks(o), packet(o, 576, false), packet(o, 1500, false)],
    findings: ['no-problem-found'],
    nearMissOf: ['path-mtu-blackhole'],
  },
  {
    name: 'a large upload of ours hangs at once, a small one is complete',
    seen: (o) => [
      ...everythingWorks(o),
      o.transfers('upload', { size: 'large', failure: 'timed_out', bytesExpected: 1_000_000, bytesSeen: 0 }),
    ],
    findings: ['path-mtu-blackhole'],
    nearMissOf: ['transfer-interrupted', 'passive-closed-at-service'],
  },
  {
    name: 'a large upload stops in the middle',
    seen: (o) => [
      ...everythingWorks(o),
      o.transfers('upload', {
        size: 'large',
        failure: 'reset',
        bytesExpected: 1_000_000,
        bytesSeen: 400_000,
      }),
    ],
    findings: ['transfer-interrupted'],
    nearMissOf: ['path-mtu-blackhole'],
  },
];
