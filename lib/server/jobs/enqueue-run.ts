import type { Prisma } from '@/lib/server/database/generated/client';

/** Key of a run's job: one job per run, whoever adds it again. */
const jobKeyOf = (runId: string): string => `run ${runId}`;

/** Name of the work that any worker of a network takes, or that one worker alone takes. */
export const taskOf = (network: string, worker: string | null = null): string =>
  worker === null ? `run:${network}` : `run:${network}:${worker}`;

/** What a job says: which run. Everything else is in the run's row; nothing here is secret. */
export interface RunJob {
  readonly runId: string;
}

/** The engine's own attempts do not count: how often a run may be taken up is decided when it is claimed. */
const ENGINE_ATTEMPTS = 1000;

export interface Enqueued {
  readonly runId: string;
  readonly network: string;
  /** The only worker that may take it; null for any. */
  readonly worker: string | null;
  /** Smaller is sooner: the number of runs its source has waiting already. */
  readonly priority: number;
}

/** Adds or replaces a run's job inside a transaction: the job exists exactly if the rest of it was committed. */
export async function enqueueRun(tx: Prisma.TransactionClient, run: Enqueued): Promise<void> {
  const job: RunJob = { runId: run.runId };
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      identifier => ${taskOf(run.network, run.worker)}::text, payload => ${JSON.stringify(job)}::json,
      max_attempts => ${ENGINE_ATTEMPTS}::int, job_key => ${jobKeyOf(run.runId)}::text,
      priority => ${run.priority}::int)`;
}

/** Takes a run's job away, unless a worker is at it already. */
export async function dequeueRun(tx: Prisma.TransactionClient, runId: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.remove_job(${jobKeyOf(runId)}::text)`;
}
