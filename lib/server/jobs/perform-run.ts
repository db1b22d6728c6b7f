import type { Login } from '@/lib/probes/check';
import type { Background } from '@/lib/probes/run-background';
import type { RunSink } from '@/lib/probes/run-sink';
import { log } from '@/lib/server/log';
import type { HeldLogin } from '@/lib/server/process/login-vault';
import type { ClaimedRun, EndState, OpenedConnection, SessionVerdict } from '@/lib/sessions/attempts/attempt';
import type { HeldRun, RunsInHand, StopReason } from '@/lib/sessions/attempts/hold-run';
import { startRecorder } from '@/lib/sessions/attempts/recorder';
import { claimRun, endRun, handBackRun, noteVerdict, writeRecords } from '@/lib/sessions/attempts/store';
import type { BackgroundPlaces } from './background-places';
import { openAudit } from './connection-audit';

/** What the probing itself needs to know of a run. */
export interface ProbeWork {
  readonly run: ClaimedRun;
  readonly login: Login | null;
  readonly sink: RunSink;
  readonly signal: AbortSignal;
  readonly onConnection: (opened: OpenedConnection) => void;
  readonly background: Background;
}

export interface PerformOptions {
  readonly worker: string;
  readonly inHand: RunsInHand;
  readonly takeLogin: (runId: string) => HeldLogin | null;
  readonly places: BackgroundPlaces;
  readonly probe: (work: ProbeWork) => Promise<void>;
  /** The first finding over everything seen in the session so far; null when there is none. */
  readonly verdict: (run: ClaimedRun) => Promise<SessionVerdict | null>;
}

/**
 * Takes up one run and brings it to its end, or hands it back. Never throws for what the probing does: a fault of ours
 * ends the run as failed, with what it had found until then.
 */
export async function performRun(runId: string, options: PerformOptions): Promise<void> {
  const login = options.takeLogin(runId);
  try {
    const run = await claimRun(runId, options.worker);
    if (run) await performClaimed(run, login, options);
  } finally {
    login?.drop();
  }
}

async function performClaimed(
  run: ClaimedRun,
  login: HeldLogin | null,
  options: PerformOptions,
): Promise<void> {
  const { runId } = run;
  const held = options.inHand.hold(runId);
  const audit = openAudit(runId, run.source);
  const recorder = startRecorder({
    write: (records) => writeRecords(run, records),
    onBroken: (step, error) => log.error('check_broke', { run: runId, step, error }),
    onLost: (reason) => {
      log.warn('run_lost', { run: runId, attempt: run.number, reason });
      held.stop('lost');
    },
  });
  let readable = run.readable;
  let noted: Promise<void> = Promise.resolve();
  const onReadable = () => {
    readable = true;
    noted = recorder.drained().then(() => noteReadable(run, options));
  };
  try {
    if (run.cancelled) held.stop('cancelled');
    const failed = held.signal.aborted
      ? false
      : await options
          .probe({
            run,
            login,
            sink: whileOurs(recorder.sink, held, onReadable),
            signal: held.signal,
            onConnection: audit.note,
            background: { enter: options.places.enter, dropLogin: () => login?.drop() },
          })
          .then(() => false)
          .catch((error: unknown) => {
            log.error('run_failed', { run: runId, attempt: run.number, error });
            return true;
          });
    await recorder.drained();
    await noted;
    await conclude({ run, failed, readable, stopped: held.stopped() }, options);
  } finally {
    held.release();
    await audit.close();
  }
}

/** What ends because the run goes to another worker is not the run's result: that worker does it again. */
function whileOurs(sink: RunSink, held: HeldRun, onReadable: () => void): RunSink {
  const ours = () => held.stopped() === null || held.stopped() === 'cancelled';
  return {
    planned: (steps) => ours() && sink.planned(steps),
    started: (key) => ours() && sink.started(key),
    finished: (step) => ours() && sink.finished(step),
    readable: () => {
      if (!ours()) return;
      sink.readable();
      onReadable();
    },
    broke: sink.broke,
  };
}

/** The first finding, for lists, as soon as there is a report to read. */
async function noteReadable(run: ClaimedRun, options: PerformOptions): Promise<void> {
  const verdict = await verdictOf(run, options);
  if (verdict)
    await noteVerdict(run, verdict).catch((error: unknown) =>
      log.error('verdict_not_written', { run: run.runId, error }),
    );
  log.info('run_readable', { run: run.runId, attempt: run.number });
}

const verdictOf = (run: ClaimedRun, { verdict }: PerformOptions): Promise<SessionVerdict | null> =>
  verdict(run).catch((error: unknown) => {
    log.error('verdict_failed', { run: run.runId, error });
    return null;
  });

interface Conclusion {
  readonly run: ClaimedRun;
  readonly failed: boolean;
  /** Everything quick was done: whatever became of the rest, the run has its results. */
  readonly readable: boolean;
  readonly stopped: StopReason | null;
}

async function conclude(
  { run, failed, readable, stopped }: Conclusion,
  options: PerformOptions,
): Promise<void> {
  if (stopped === 'lost') return;
  if (stopped === 'handed-back') {
    await handBackRun(run);
    return;
  }
  const ending: EndState = stopped === 'cancelled' ? 'cancelled' : failed ? 'failed' : 'done';
  const state = readable ? 'done' : ending;
  const verdict = await verdictOf(run, options);
  const ended = await endRun(run, state, verdict, ending === 'cancelled' ? 'cancelled' : 'interrupted');
  log.info('run_finished', { run: run.runId, attempt: run.number, state: ended ? state : 'lost' });
}
