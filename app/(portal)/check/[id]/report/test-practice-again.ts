'use server';

import { redirect } from 'next/navigation';
import { practiceTable } from '@/lib/sessions/practice-server';
import { startRun } from '@/lib/sessions/start-run';
import { requestSource } from '../../../request-source';
import { openCheck } from '../open-check';

/** The same tests of a practice server once more, with the login that belongs to it. */
export async function testPracticeAgain(id: string): Promise<void> {
  const source = await requestSource();
  const access = await openCheck(id);
  const { host } = access.session.answers;
  const login = practiceTable()?.servers.find((server) => server.host === host)?.login;
  const run = await startRun(access, login ? { login } : {}, source);
  redirect(run.ok ? `/check/${id}/running/${run.value.runId}` : `/check/${id}/answers`);
}
