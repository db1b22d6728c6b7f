import { prisma } from '@/lib/server/database/client';
import { log } from '@/lib/server/log';
import { orphanedRuns, rescueRun } from '@/lib/sessions/attempts/store';
import { WORKER_LOST_MS } from './live-workers';

/**
 * Buries workers that gave no sign of life for six seconds, frees the jobs they had locked, and puts their runs
 * back into the queue. Any number of workers may do this at once; each run is rescued by one of them.
 */
export async function rescueOrphans(): Promise<void> {
  const lost = WORKER_LOST_MS / 1000;
  const buried = await prisma.$queryRaw<{ name: string }[]>`
    DELETE FROM "Worker" WHERE "heartbeatAt" < now() - make_interval(secs => ${lost}) RETURNING "name"`;
  if (buried.length > 0) log.warn('workers_lost', { workers: buried.map(({ name }) => name) });
  // Also of a worker that died before it could show its first sign of life.
  await prisma.$executeRaw`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT j.locked_by)) FROM graphile_worker.jobs j
    WHERE j.locked_by IS NOT NULL AND j.locked_at < now() - make_interval(secs => ${lost})
      AND NOT EXISTS (SELECT 1 FROM "Worker" w WHERE w."engineId" = j.locked_by)
    HAVING count(*) > 0`;
  for (const run of await orphanedRuns()) {
    if (await rescueRun(run)) log.warn('run_rescued', { run: run.runId });
  }
}
