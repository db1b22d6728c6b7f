import type { Login } from '@/lib/probes/check';
import type { RunSink } from '@/lib/probes/run-sink';
import { log } from '@/lib/server/log';
import type { ClaimedRun, EndState, OpenedConnection, SessionVerdict } from '@/lib/sessions/attempts/attempt';
import type { HeldRun, RunsInHand } from '@/lib/sessions/attempts/hold-run';
import { startRecorder } from '@/lib/sessions/attempts/recorder';
import { claimRun, endRun, handBackRun, writeRecords } from '@/lib/sessions/attempts/store';
import { openAudit } from './connection-audit';

/** What the probing itself needs to know of a run. */
export interface ProbeWork {
  readonly run: ClaimedRun;
  readonly login: Login | null;
  readonly sink: RunSink;
  readonly signal: AbortSignal;
  readonly onConnection: (opened: OpenedConnection) => void;
}

export interface PerformOptions {
  readonly worker: string;
  readonly inHand: RunsInHand;
  readonly takeLogin: (runId: string) => Login | null;
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
  const run = await claimRun(runId, options.worker);
  if (!run) return;
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
  try {
    if (run.cancelled) held.stop('cancelled');
    const failed = held.signal.aborted
      ? false
      : await options
          .probe({
            run,
            login,
            sink: whileOurs(recorder.sink, held),
            signal: held.signal,
            onConnection: audit.note,
          })
          .then(() => false)
          .catch((error: unknown) => {
            log.error('run_failed', { run: runId, attempt: run.number, error });
            return true;
          });
    await recorder.drained();
    await conclude(run, failed, held.stopped(), options);
  } finally {
    held.release();
    await audit.close();
  }
}

/** What ends because the run goes to another worker is not the run's result: that worker does it again. */
function whileOurs(sink: RunSink, held: HeldRun): RunSink {
  const ours = () => held.stopped() === null || held.stopped() === 'cancelled';
  return {
    planned: (steps) => ours() && sink.planned(steps),
    started: (key) => ours() && sink.started(key),
    finished: (step) => ours() && sink.finished(step),
    broke: sink.broke,
  };
}

async function conclude(
  run: ClaimedRun,
  failed: boolean,
  stopped: string | null,
  options: PerformOptions,
): Promise<void> {
  if (stopped === 'lost') return;
  if (stopped === 'handed-back') {
    await handBackRun(run);
    return;
  }
  const state: EndState = stopped === 'cancelled' ? 'cancelled' : failed ? 'failed' : 'done';
  const verdict = await options.verdict(run).catch((error: unknown) => {
    log.error('verdict_failed', { run: run.runId, error });
    return null;
  });
  const ended = await endRun(run, state, verdict);
  log.info('run_finished', { run: run.runId, attempt: run.number, state: ended ? state : 'lost' });
}
