import type { Observation, ObservationOf } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import { type Described, failedAttempt } from './described';

type Sample = ObservationOf<'data-connection'>;

/** Samples of one range of data ports, from one place to one address. */
export interface SampleGroup {
  readonly samples: readonly Sample[];
  /** The replies that named their ports. */
  readonly replies: readonly Observation[];
}

const isSample = (seen: Observation): seen is Sample =>
  seen.kind === 'data-connection' && seen.purpose === 'sample';

const placeKey = (seen: Observation): string =>
  `${seen.vantage.kind} ${seen.vantage.network} ${seen.target?.address}`;

/** A reply and a sample that belong together: what one check saw has one time. */
const pairKey = (seen: Observation, command: string, port: number | null): string =>
  `${placeKey(seen)} ${seen.at} ${command} ${port}`;

/** The samples among observations, in groups that belong together, with the replies of the same check. */
export function groupSamples(observations: readonly Observation[]): readonly SampleGroup[] {
  const groups = new Map<string, { samples: Sample[]; replies: Observation[] }>();
  const pairs = new Map<string, Observation[]>();
  for (const seen of observations) {
    if (!isSample(seen)) continue;
    const group = groups.get(placeKey(seen)) ?? { samples: [], replies: [] };
    group.samples.push(seen);
    groups.set(placeKey(seen), group);
    pairs.set(pairKey(seen, seen.command, seen.target?.port ?? null), group.replies);
  }
  for (const seen of observations)
    if (seen.kind === 'passive-reply' && seen.failure === null)
      pairs.get(pairKey(seen, seen.command, seen.port))?.push(seen);
  return [...groups.values()];
}

const portsShown = 4;

/**
 * One sentence for a group of samples: "12 of 12 data ports of 40000–50000 answered."
 * @param range what the service publishes; null, or ports beyond it, and the sentence names the lowest and the highest tried
 */
export function describeSamples(samples: readonly Sample[], range: Profile['passivePorts']): Described {
  const [first] = samples;
  const told = samples.filter(
    (seen) => failedAttempt(seen, '').state !== 'our-side' || seen.failure === null,
  );
  if (first === undefined || told.length === 0)
    return first
      ? failedAttempt(first, 'Data ports')
      : { state: 'not-tested', word: 'not tested', sentence: 'No data port was tried.' };
  const ports = told.map(({ target }) => target?.port ?? 0);
  const low = Math.min(...ports);
  const high = Math.max(...ports);
  const within = range !== null && low >= range.from && high <= range.to;
  const place = within
    ? `of ${range.from}–${range.to}`
    : low === high
      ? `(${low})`
      : `between ${low} and ${high}`;
  const silent = told.filter(({ failure }) => failure !== null);
  const count = `${told.length - silent.length} of ${told.length}`;
  const shown = silent.slice(0, portsShown).map(({ target }) => target?.port);
  const more = silent.length > portsShown ? ' and others' : '';
  const without = silent.length === 0 ? '' : ` No connection to ${shown.join(', ')}${more}.`;
  const state = silent.length === 0 ? 'works' : silent.length === told.length ? 'blocked' : 'partly';
  return { state, word: `${count} answer`, sentence: `${count} data ports ${place} answered.${without}` };
}
