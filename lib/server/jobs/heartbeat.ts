import { prisma } from '@/lib/server/database/client';
import { log } from '@/lib/server/log';
import { WORKER_LOST_MS } from './live-workers';

export interface WorkerIdentity {
  readonly name: string;
  readonly network: string;
}

export interface Heartbeat {
  /** Milliseconds for which this worker has been alive without a gap, as its own row shows. */
  readonly steadyMs: () => number;
  /** Notes the name under which the job engine locks jobs for this worker. */
  readonly lockingAs: (engineId: string) => Promise<void>;
  /** Ends it and takes the row away: this worker is gone on purpose. */
  readonly stop: () => Promise<void>;
}

const BEAT_MS = 2_000;

/**
 * Shows the others that this worker is alive. It has to before it takes up any run, or the run counts as orphaned.
 *
 * @param onBeat runs after each successful beat
 * @param onBuried called when the others took this worker for dead: what it had is theirs now
 */
export async function startHeartbeat(
  { name, network }: WorkerIdentity,
  onBeat: () => Promise<void>,
  onBuried: () => void,
): Promise<Heartbeat> {
  await prisma.worker.create({ data: { name, network, engineId: '' } });
  let steadySince = performance.now();
  let lastBeat = performance.now();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();

  const beat = async () => {
    try {
      const rows = await prisma.$executeRaw`UPDATE "Worker" SET "heartbeatAt" = now() WHERE "name" = ${name}`;
      if (rows === 0) return onBuried();
      const now = performance.now();
      if (now - lastBeat > WORKER_LOST_MS) steadySince = now;
      lastBeat = now;
      await onBeat();
    } catch (error) {
      log.warn('heartbeat_failed', { error });
    } finally {
      if (!stopped) timer = setTimeout(next, BEAT_MS);
    }
  };
  const next = () => {
    beating = beat();
  };
  timer = setTimeout(next, BEAT_MS);

  return {
    steadyMs: () => lastBeat - steadySince,
    lockingAs: async (engineId) => {
      await prisma.worker.updateMany({ where: { name }, data: { engineId } });
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await beating;
      await prisma.worker.deleteMany({ where: { name } });
    },
  };
}
