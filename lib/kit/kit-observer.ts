import type { Failure } from '@/lib/net/failure';
import { inertText } from '@/lib/net/inert-text';
import type { Observation, ObservationKind, Seen } from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';
import type { Connected } from './kit-line';

/** What every observation of one result has in common. */
export interface KitFrame {
  /** Begins every id. */
  readonly prefix: string;
  /** ISO date with zone: when the result reached the portal. */
  readonly at: string;
  readonly host: string;
  readonly vantage: Vantage;
}

/** Where it was seen, and how it went; everything left out is null. */
interface Course {
  readonly address?: string;
  readonly port?: number;
  /** Another host than the one that is looked at. */
  readonly host?: string;
  readonly elapsedMs?: number | null;
  readonly failure?: Failure | null;
  readonly detail?: string | null;
}

/** What is particular to a kind. */
export type KitFacts<K extends ObservationKind = ObservationKind> = K extends ObservationKind
  ? Omit<Seen<K>, 'target' | 'elapsedMs' | 'failure' | 'detail'>
  : never;

/** Makes complete observations out of facts; the same lines in the same order give the same ids. */
export function createKitObserver(frame: KitFrame) {
  const counts = new Map<string, number>();
  return (facts: KitFacts, course: Course = {}): Observation => {
    const { address, port, host } = course;
    const place = host === undefined && address !== undefined ? `@${address}:${port ?? 0}` : '';
    const stem = `${frame.prefix}/${facts.kind}${place}`;
    const number = counts.get(stem) ?? 0;
    counts.set(stem, number + 1);
    const hasTarget = address !== undefined || host !== undefined;
    return {
      v: 1,
      id: `${stem}/${number}`,
      vantage: frame.vantage,
      at: frame.at,
      target: hasTarget
        ? { host: host ?? frame.host, address: address ?? null, port: port ?? null }
        : { host: frame.host, address: null, port: null },
      elapsedMs: course.elapsedMs ?? null,
      failure: course.failure ?? null,
      detail: course.detail == null ? null : inertText(course.detail, 1024),
      ...facts,
    };
  };
}

export type KitObserver = ReturnType<typeof createKitObserver>;

const failures: Readonly<Record<Connected, Failure | null>> = {
  open: null,
  refused: 'refused',
  'timed-out': 'timed_out',
  reset: 'reset',
  'no-route': 'host_unreachable',
  'no-network': 'network_unreachable',
  // On the customer's machine a rule of its own is as much in the way as one further on.
  forbidden: 'host_unreachable',
  failed: 'our_resources',
};

/** How an attempt to connect went, as an observation tells it. */
export const connectCourse = (
  how: Connected,
): { readonly failure: Failure | null; readonly detail: string | null } => ({
  failure: failures[how],
  detail: how === 'forbidden' ? 'forbidden by a rule of this machine itself' : null,
});
