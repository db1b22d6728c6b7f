import { randomBytes } from 'node:crypto';
import { closeDatabase } from '@/lib/server/database/client';
import { listen } from '@/lib/server/database/listen';
import { backgroundPlaces } from '@/lib/server/jobs/background-places';
import { startEngine } from '@/lib/server/jobs/engine';
import { startHeartbeat } from '@/lib/server/jobs/heartbeat';
import { WORKER_LOST_MS } from '@/lib/server/jobs/live-workers';
import { performRun } from '@/lib/server/jobs/perform-run';
import { openProber } from '@/lib/server/jobs/prober';
import { rescueOrphans } from '@/lib/server/jobs/rescue-orphans';
import { log } from '@/lib/server/log';
import { requireSecret, settings } from '@/lib/server/settings';
import { runsInHand } from '@/lib/sessions/attempts/hold-run';
import { cancelledAmong } from '@/lib/sessions/attempts/store';
import { retention } from '@/lib/sessions/retention';
import { sessionVerdict } from '@/lib/sessions/session-verdict';
import { openLoginDoor } from './login-door';
import { openLoginVault } from './login-vault';

/**
 * A probe worker: takes up runs of its network until it is told to stop. On SIGTERM it takes no new ones, finishes or
 * hands back what it has, and ends with status 0; when its parent goes away it hands back at once.
 */

/** Runs side by side, those included that only wait in the background. */
const SLOTS = 40;
/** Of them in the background, at most: what is left is for those that somebody watches. */
const BACKGROUND_PLACES = 20;
/** How long runs may go on after the request to stop, before they are handed back. */
const FINISH_MS = 8_000;
const STOP_MS = 28_000;

const read = settings();
const name = `worker-${randomBytes(6).toString('hex')}`;
const inHand = runsInHand();
const vault = openLoginVault();
const prober = openProber(read);
const places = backgroundPlaces(BACKGROUND_PLACES);

const stopCancelled = async () => {
  const ids = inHand.ids();
  if (ids.length === 0) return;
  for (const runId of await cancelledAmong(ids)) inHand.stop(runId, 'cancelled');
};
/** Dead workers are looked for only by one that has been well itself for longer than it takes to be called dead. */
const onBeat = async () => {
  await stopCancelled();
  if (heartbeat.steadyMs() > WORKER_LOST_MS) await rescueOrphans();
};
/** The others have taken this worker's runs: it was frozen or cut off. What it holds is worth nothing now. */
const onBuried = () => {
  log.error('worker_buried', { worker: name });
  inHand.stopAll('lost');
  vault.clear();
  process.exit(1);
};

const heartbeat = await startHeartbeat({ name, network: read.network }, onBeat, onBuried);
const closeDoor = await openLoginDoor({
  dataFolder: read.dataFolder,
  worker: name,
  secret: requireSecret(),
  vault,
});
const stopListening = listen('run_cancel', {
  heard: (runId) => inHand.stop(runId, 'cancelled'),
  joined: () => {
    stopCancelled().catch((error: unknown) => log.warn('cancel_check_failed', { error }));
  },
});
const engine = await startEngine({
  databaseUrl: read.databaseUrl ?? '',
  worker: name,
  network: read.network,
  slots: SLOTS,
  perform: (runId) =>
    performRun(runId, {
      worker: name,
      inHand,
      takeLogin: vault.take,
      places,
      probe: prober,
      verdict: sessionVerdict,
    }),
  retention: async () => {
    await retention();
  },
});
await heartbeat.lockingAs(engine.id);
log.info('worker_ready', { worker: name, network: read.network });
process.send?.({ ready: true });

let stopping = false;

async function stop(finishMs: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info('worker_stopping', { worker: name, runs: inHand.ids().length });
  setTimeout(() => process.exit(1), STOP_MS).unref();
  setTimeout(() => inHand.stopAll('handed-back'), finishMs).unref();
  closeDoor();
  await engine.stop();
  vault.clear();
  await heartbeat.stop();
  await stopListening();
  await closeDatabase();
  process.exit(0);
}

const stopWithin = (finishMs: number) => () => {
  stop(finishMs).catch((error: unknown) => {
    log.error('worker_stop_failed', { error });
    process.exit(1);
  });
};
process.on('SIGTERM', stopWithin(FINISH_MS));
process.on('SIGINT', stopWithin(FINISH_MS));
process.on('disconnect', stopWithin(0));
process.on('unhandledRejection', (error) => log.error('unhandled_rejection', { error }));
// The engine gives up when the database stays away; started anew, this process finds it again.
const engineGone = (error?: unknown) => {
  if (stopping) return;
  log.error('job_engine_ended', { error });
  process.exit(1);
};
engine.ended.then(engineGone, engineGone);
