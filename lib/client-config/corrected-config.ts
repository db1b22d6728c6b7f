import type { Profile } from '@/lib/provider/profile';
import { type Result, refusal, success } from '@/lib/result';
import { compareWithProfile } from './compare-with-profile';
import type { Deviation } from './deviation';
import type { ConfigReading } from './read-config';
import { configReaders } from './registry';
import type { ToldBeside } from './rules/rule-input';
import type { Edit } from './setting';

/** A file for the customer to take home. */
export interface CorrectedConfig {
  readonly fileName: string;
  readonly text: string;
  readonly corrected: readonly Deviation[];
  /** What the format cannot say, or only the customer can know: to be changed by hand. */
  readonly left: readonly Deviation[];
}

/**
 * The customer's file with one connection corrected as far as its format allows; everything else stays as it was, but
 * for secrets, which are gone: the program will ask for them.
 *
 * @param site place of the connection in the reading
 * @returns `nothing-to-correct` without deviations, `cannot-correct` when none of them can be written into the file
 */
export function correctedConfig(
  reading: ConfigReading,
  profile: Profile,
  site: number,
  told: ToldBeside = {},
): Result<CorrectedConfig, 'no-such-site' | 'nothing-to-correct' | 'cannot-correct'> {
  const reader = configReaders.find(({ id }) => id === reading.reader);
  const configured = reading.sites[site];
  const found = reader?.read(reading.text)[site];
  if (!reader || !configured || !found) return refusal('no-such-site');
  const deviations = compareWithProfile(configured, profile, told);
  if (deviations.length === 0) return refusal('nothing-to-correct');
  const edits: Edit[] = [];
  const corrected: Deviation[] = [];
  const left: Deviation[] = [];
  for (const deviation of deviations) {
    const { setting, correction } = deviation;
    const changes = setting && correction !== null ? found.settings[setting]?.change(correction) : null;
    if (!changes || changes.length === 0 || changes.some((one) => edits.some((other) => overlap(one, other))))
      left.push(deviation);
    else {
      edits.push(...changes);
      corrected.push(deviation);
    }
  }
  if (corrected.length === 0) return refusal('cannot-correct');
  const text = applied(reading.text, edits);
  return success({ fileName: correctedName(reading.fileName ?? reader.fileName), text, corrected, left });
}

/** Insertions at one place stand side by side. */
const overlap = (a: Edit, b: Edit): boolean => a.start < b.end && b.start < a.end;

function applied(text: string, edits: readonly Edit[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    kept.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return kept.join('') + text.slice(at);
}

/** The customer's name for it with a mark, in letters that every system takes. */
function correctedName(name: string): string {
  const plain = (name.split(/[\\/]/).at(-1) ?? '')
    .replace(/[^\w. -]/g, '_')
    .replace(/^\.+/, '')
    .slice(0, 80);
  const dot = plain.lastIndexOf('.');
  const stem = dot > 0 ? plain.slice(0, dot) : plain;
  return `${stem || 'settings'}-corrected${dot > 0 ? plain.slice(dot) : ''}`;
}
