import { beforeAll, describe, expect, test } from 'vitest';
import { prisma } from '@/lib/server/database/client';
import { auth } from '@/lib/server/login/auth';
import { addSupportLogin } from '@/lib/support/add-support-login';
import { currentAgent } from '@/lib/support/current-agent';
import { signIn } from '@/lib/support/sign-in';
import { signOut } from '@/lib/support/sign-out';

const email = 'ada@support.example';
let password = '';

beforeAll(async () => {
  const made = await addSupportLogin(email.toUpperCase(), 'Ada');
  if (!made.ok) throw new Error(made.reason);
  password = made.value.password;
});

/** The request headers of a browser that has just signed in. */
async function signedIn(): Promise<Headers> {
  const { headers } = await auth().api.signInEmail({ body: { email, password }, returnHeaders: true });
  const cookie = headers.getSetCookie().map((line) => line.split(';')[0]);
  return new Headers({ cookie: cookie.join('; ') });
}

describe('signing in', () => {
  test('the right password signs in, and the stored one is an argon2id hash', async () => {
    expect(await signIn({ email, password }, '192.0.2.1', new Headers())).toEqual({ ok: true, value: null });
    const account = await prisma.account.findFirstOrThrow({ where: { user: { email } } });
    expect(account.password).toMatch(/^\$argon2id\$/);
    expect(account.password).not.toContain(password);
  });

  test.each([
    ['a wrong password', { email, password: 'not-the-password' }],
    ['an unknown mail address', { email: 'nobody@support.example', password: 'x' }],
    ['an object for a text', { email: { not: '' }, password: 'x' }],
    ['a very long password', { email, password: 'x'.repeat(5000) }],
    ['nothing at all', null],
  ])('%s gets the same answer', async (name, input) => {
    expect(await signIn(input, `192.0.2.${name.length}`, new Headers())).toEqual({
      ok: false,
      reason: { code: 'wrong' },
    });
  });

  test('the sixth try for one account within a minute has to wait, from any address', async () => {
    const target = { email: 'guessed@support.example', password: 'x' };
    const answers = [];
    for (let address = 0; address < 6; address++) {
      answers.push(await signIn(target, `198.51.100.${address}`, new Headers()));
    }
    expect(answers.slice(0, 5)).toEqual(Array(5).fill({ ok: false, reason: { code: 'wrong' } }));
    expect(answers[5]).toMatchObject({ ok: false, reason: { code: 'slow-down' } });
  });

  test('an address that has to wait cannot use up the tries of an account', async () => {
    const address = '203.0.113.77';
    for (let guess = 0; guess < 10; guess++) {
      await signIn({ email: `guess-${guess}@support.example`, password: 'x' }, address, new Headers());
    }
    const blocked = { email: 'spared@support.example', password: 'x' };
    for (let guess = 0; guess < 6; guess++) {
      expect(await signIn(blocked, address, new Headers())).toMatchObject({ reason: { code: 'slow-down' } });
    }
    expect(await signIn(blocked, '203.0.113.78', new Headers())).toMatchObject({ reason: { code: 'wrong' } });
  });

  test('a second login for the same mail address is refused', async () => {
    expect(await addSupportLogin(email)).toEqual({ ok: false, reason: 'exists' });
    expect(await addSupportLogin('not an address')).toEqual({ ok: false, reason: 'not-an-email' });
  });
});

describe('a login', () => {
  test('names its agent', async () => {
    expect(await currentAgent(await signedIn())).toMatchObject({ email, name: 'Ada', role: 'support' });
  });

  test('is nobody without a cookie, or with a forged one', async () => {
    expect(await currentAgent(new Headers())).toBeNull();
    expect(await currentAgent(new Headers({ cookie: 'portside-login=forged.forged' }))).toBeNull();
  });

  test('is dead after sign-out', async () => {
    const headers = await signedIn();
    await signOut(headers);
    expect(await currentAgent(headers)).toBeNull();
  });

  test('is dead after 30 idle minutes and after 12 busy hours', async () => {
    const idle = await signedIn();
    await prisma.$executeRaw`UPDATE "Login" SET "updatedAt" = now() - interval '31 minutes'`;
    expect(await currentAgent(idle)).toBeNull();
    const old = await signedIn();
    await prisma.$executeRaw`UPDATE "Login" SET "createdAt" = now() - interval '12 hours 1 minute', "updatedAt" = now()`;
    expect(await currentAgent(old)).toBeNull();
  });

  test('is dead as soon as the role is taken away', async () => {
    const headers = await signedIn();
    await prisma.user.update({ where: { email }, data: { role: null } });
    expect(await currentAgent(headers)).toBeNull();
    await prisma.user.update({ where: { email }, data: { role: 'support' } });
    expect(await currentAgent(headers)).not.toBeNull();
  });
});
