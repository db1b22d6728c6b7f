'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/wizard/form-state';
import { openWithKey } from '@/lib/sessions/access';
import { type CreatedSession, type CreateRefusal, createSession } from '@/lib/sessions/create-session';
import { practiceTable } from '@/lib/sessions/practice-server';
import { startRun } from '@/lib/sessions/start-run';
import { waitWords } from '@/lib/sessions/wait-words';
import { answersSchema } from '@/lib/wizard/answers';
import { nextPage } from './check/[id]/next-page';
import { requestSource } from './request-source';
import { keepKey } from './session-cookie';

function problem(reason: CreateRefusal): FormState {
  const messages = {
    'unknown-profile': 'This service is not set up here. Ask who sent you the link',
    'unknown-link': 'This link cannot be used any more. Ask for a new one',
    'bad-target': 'Enter the address that your program connects to',
    'too-many-sessions': `Many checks were started from your network. Try again in ${'seconds' in reason ? waitWords(reason.seconds) : 'a while'}`,
  } as const;
  return { values: {}, errors: [{ field: 'start', message: messages[reason.code] }] };
}

/** Opens a new check, from the public start page (`token` null) or from a link, and goes to its first page. */
export async function startCheck(token: string | null): Promise<FormState> {
  const source = await requestSource();
  const made = await createSession(token === null ? {} : { link: token }, source);
  if (!made.ok) return problem(made.reason);
  await keepKey(made.value);
  const access = await openWithKey(made.value.id, made.value.key);
  redirect(nextPage(made.value.id, access?.session.answers ?? {}));
}

/** Opens a check of a practice server, with its answers and login, and starts the tests at once. */
export async function startPractice(form: FormData): Promise<void> {
  const source = await requestSource();
  const server = practiceTable()?.servers.find((one) => one.id === form.get('server'));
  if (!server) redirect('/');
  const { encryption } = answersSchema.pick({ encryption: true }).catch({}).parse(server.answers);
  const target = server.port === null ? server.host : `${server.host}:${server.port}`;
  const made = await createSession({ target, answers: encryption ? { encryption } : {} }, source);
  if (!made.ok) redirect('/busy');
  await keepKey(made.value);
  redirect(await firstRun(made.value, server.login, source));
}

async function firstRun(
  made: CreatedSession,
  login: { user: string; password: string } | null,
  source: string,
): Promise<string> {
  const access = await openWithKey(made.id, made.key);
  const run = access && (await startRun(access, login ? { login } : {}, source));
  return run?.ok ? `/check/${made.id}/running/${run.value.runId}` : `/check/${made.id}/answers`;
}
