import { prisma } from '@/lib/server/database/client';
import type { OwnerAccess } from '@/lib/sessions/access';
import { cancelRun } from '@/lib/sessions/cancel-run';
import { viewReport } from '@/lib/sessions/view-report';

/** What the tests of long measurements look at. */

export const runRow = (id: string) => prisma.run.findUniqueOrThrow({ where: { id } });

const step = (runId: string, key: string) =>
  prisma.runStep.findUnique({ where: { runId_key: { runId, key } } });
export const stepState = async (runId: string, key: string) => (await step(runId, key))?.state ?? null;
export const stepReason = async (runId: string, key: string) => (await step(runId, key))?.reason ?? null;

export const observations = (runId: string) =>
  prisma.observation.findMany({ where: { runId }, orderBy: { id: 'asc' } });

export const connections = (runId: string) => prisma.outboundConnection.count({ where: { runId } });

export const verdict = (id: string) => prisma.checkSession.findUniqueOrThrow({ where: { id } });

export const report = (access: OwnerAccess) => viewReport(access);
export const cancel = (access: OwnerAccess, runId: string) => cancelRun(access, runId);
