import { prisma } from '@/lib/server/database/client';

/** A worker whose last sign of life is older than this is taken for dead. */
export const WORKER_LOST_MS = 6_000;

/** Names of the workers of a network that showed a sign of life lately, in random order. */
export async function liveWorkers(network: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "Worker"
    WHERE "network" = ${network} AND "heartbeatAt" > now() - make_interval(secs => ${WORKER_LOST_MS / 1000})
    ORDER BY random()`;
  return rows.map(({ name }) => name);
}
