import { describe, expect, it } from 'vitest';
import { POST as addEvidence } from '@/app/api/v1/sessions/[id]/evidence/route';
import { prisma } from '@/lib/server/database/client';
import { publicBase } from '@/lib/server/login/public-base';
import { openWithKey } from '@/lib/sessions/access';
import { createSession } from '@/lib/sessions/create-session';
import { saveAnswers } from '@/lib/sessions/save-answers';
import type { CreateSessionInput } from '@/lib/sessions/schemas';

const pasted = 'Command: PASS hunter22\nftp://uma:hunter22@ftp.example.com';
let address = 0;

async function session(input: CreateSessionInput = {}) {
  const created = await createSession(input, `198.51.100.${++address}`);
  if (!created.ok) throw new Error(created.reason.code);
  const { id, key, notes } = created.value;
  const access = await openWithKey(id, key);
  if (!access) throw new Error('The session does not open.');
  return { id, key, notes, access };
}

const storedText = async (id: string) =>
  JSON.stringify((await prisma.checkSession.findUniqueOrThrow({ where: { id } })).answers);

describe('passwords in the pasted error message', () => {
  it('are masked before a new session is stored, which is said', async () => {
    const { id, notes } = await session({ answers: { errorText: pasted } });
    expect(await storedText(id)).toContain('PASS ****');
    expect(await storedText(id)).not.toContain('hunter22');
    expect(notes).toEqual([
      'What looks like a password or key was masked in the error message, in 2 places.',
    ]);
  });

  it('are masked before a form is stored', async () => {
    const { id, access } = await session();
    const saved = await saveAnswers(access, { symptom: 'login-refused', errorText: pasted });
    expect(saved).toMatchObject({ ok: true, value: { masked: 2 } });
    expect(JSON.stringify(saved)).not.toContain('hunter22');
    expect(await storedText(id)).not.toContain('hunter22');
  });

  it('are masked and counted in the answer to evidence', async () => {
    const { id, key } = await session();
    const request = new Request(`${publicBase()}/api/v1/any`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body: JSON.stringify({ kind: 'answers', answers: { errorText: pasted } }),
    });
    const body = await (await addEvidence(request, { params: Promise.resolve({ id }) })).json();
    expect(body).toMatchObject({
      masked: 2,
      understood: { errorText: expect.stringContaining('PASS ****') },
    });
    expect(await storedText(id)).not.toContain('hunter22');
  });

  it('leave a session that opens again, however many they were', async () => {
    const { id, key, access } = await session();
    expect((await saveAnswers(access, { errorText: 'pwd=a;'.repeat(333) })).ok).toBe(true);
    expect(await openWithKey(id, key)).not.toBeNull();
  });
});

describe('answers of a form that do not fit', () => {
  it.each([
    ['NUL', { errorText: 'a\0b' }],
    ['half of a character', { errorText: 'a\ud800b' }],
    ['too much', { errorText: 'x'.repeat(2001) }],
  ])('%s is refused with a sentence and stored nowhere', async (_what, answers) => {
    const { id, access } = await session();
    expect(await saveAnswers(access, answers)).toMatchObject({
      ok: false,
      reason: { reason: 'bad-answers', sentence: expect.stringMatching(/^[A-Z].*\.$/) },
    });
    expect(await storedText(id)).toBe('{}');
  });
});
