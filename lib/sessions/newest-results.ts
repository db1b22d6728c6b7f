/** One step of one run, as far as it has come. */
export interface StepResult {
  readonly run: number;
  readonly key: string;
  readonly state: string;
  readonly reason: string | null;
}

/**
 * Which step of which run counts in a session with several runs: the newest one that ran. A step that a later run could
 * not test, for lack of a login or because it was not asked, does not hide what an earlier one saw; one that a later
 * run could not reach does.
 *
 * @param steps of all runs, in any order
 * @returns number of the run that counts, by step key
 */
export function newestResults(steps: readonly StepResult[]): ReadonlyMap<string, number> {
  const chosen = new Map<string, StepResult>();
  for (const step of [...steps].sort((a, b) => a.run - b.run)) {
    const before = chosen.get(step.key);
    if (!before || !isEmpty(step)) chosen.set(step.key, step);
  }
  return new Map([...chosen].map(([key, step]) => [key, step.run]));
}

const saysNothing: ReadonlySet<string | null> = new Set([
  'needs-login',
  'not-asked',
  'cancelled',
  'interrupted',
]);

const isEmpty = ({ state, reason }: StepResult): boolean =>
  state === 'waiting' || state === 'running' || (state === 'not-tested' && saysNothing.has(reason));
