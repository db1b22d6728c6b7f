import type { NotTestedReason, Observation, ObservationOf } from '@/lib/observations/observation';
import { checks } from '@/lib/probes/registry';
import { notTestedSentence } from './not-tested-sentence';
import type { NotTestedLine } from './report';

type NotTested = ObservationOf<'not-tested'>;

const questions: ReadonlyMap<string, string> = new Map(checks.map((check) => [check.id, check.question]));

/** The question a check asks, in words; for a check that is no longer known, its name. */
export const questionOf = (check: string): string => questions.get(check) ?? check.replaceAll('-', ' ');

const placesShown = 3;
function whereOf(group: readonly NotTested[]): string | null {
  const places = [...new Set(group.map((seen) => place(seen)).filter((text) => text !== null))].sort();
  if (places.length === 0) return null;
  const rest = places.length - placesShown;
  return `${places.slice(0, placesShown).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

function place(seen: NotTested): string | null {
  const { address = null, port = null } = seen.target ?? {};
  if (address === null) return port === null ? null : `port ${port}`;
  return port === null ? address : `${address}, port ${port}`;
}

/** What was not tested, one line for each check and reason. What the profile or service does not have is left out. */
export function listNotTested(observations: readonly Observation[]): readonly NotTestedLine[] {
  const groups = new Map<string, NotTested[]>();
  for (const seen of observations) {
    if (seen.kind !== 'not-tested' || seen.reason === 'not-in-profile') continue;
    const key = `${seen.check} ${seen.reason}`;
    const group = groups.get(key);
    if (group) group.push(seen);
    else groups.set(key, [seen]);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined ? [] : [asLine(first.check, first.reason, whereOf(group))];
  });
}

const asLine = (check: string, reason: NotTestedReason, where: string | null): NotTestedLine => ({
  check,
  question: questionOf(check),
  where,
  reason,
  sentence: notTestedSentence(reason),
});
