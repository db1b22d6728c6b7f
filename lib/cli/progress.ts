import { inertText } from '@/lib/net/inert-text';
import type { Observation } from '@/lib/observations/observation';
import type { FinishedStep, PlannedStep, RunSink } from '@/lib/probes/run-sink';
import { describeStep } from '@/lib/reports/describe-step';
import type { Terminal } from './terminal';

/** What a run has told so far. */
export interface CollectedRun {
  readonly sink: RunSink;
  observations(): readonly Observation[];
  steps(): readonly PlannedStep[];
  finished(): ReadonlyMap<string, FinishedStep>;
}

/**
 * Collects a run and shows it as it goes: a line for each finished step, and on a terminal one line below that says
 * what is under way.
 *
 * @param quiet shows the moving line only
 */
export function collectRun(terminal: Terminal, quiet: boolean): CollectedRun {
  let steps: readonly PlannedStep[] = [];
  const running = new Set<string>();
  const finished = new Map<string, FinishedStep>();
  const step = (key: string) => steps.find((one) => one.key === key);
  const showStatus = () => {
    const [current] = [...running].slice(-1);
    const question = current === undefined ? undefined : step(current);
    if (question) terminal.status(`${finished.size} of ${steps.length} done: ${describePlace(question)}`);
  };
  return {
    sink: {
      planned: (planned) => {
        steps = planned;
      },
      started: (key) => {
        running.add(key);
        showStatus();
      },
      finished: (done) => {
        running.delete(done.key);
        finished.set(done.key, done);
        const known = step(done.key);
        if (known && !quiet) terminal.complain(stepLine(known, done));
        showStatus();
      },
      readable: () => {
        if (!quiet) terminal.complain('Everything quick is done. The rest takes up to two minutes.');
      },
      broke: (key, error) => {
        terminal.complain(
          `The test ${key} broke on our side: ${error instanceof Error ? error.message : String(error)}`,
        );
      },
    },
    observations: () => [...finished.values()].flatMap(({ observations }) => observations),
    steps: () => steps,
    finished: () => finished,
  };
}

function stepLine(step: PlannedStep, { notTested, observations }: FinishedStep): string {
  const { word } = describeStep({ check: step.check, target: step.target, reason: notTested, observations });
  return inertText(`  ${word.padEnd(16)} ${describePlace(step)}`, 300);
}

function describePlace({ question, target }: PlannedStep): string {
  if (!target) return question;
  const host = target.address ?? target.host;
  const place =
    target.port === null ? host : host.includes(':') ? `[${host}]:${target.port}` : `${host}:${target.port}`;
  return `${question} ${place}`;
}
