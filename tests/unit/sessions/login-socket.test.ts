import { describe, expect, it } from 'vitest';
import { type Handover, readHandover, socketPath, writeHandover } from '@/lib/server/process/login-socket';
import { openLoginVault } from '@/lib/server/process/login-vault';

const secret = 'a secret that web and worker share';
const now = 1_800_000_000_000;
const message: Handover = {
  kind: 'put',
  at: now,
  runId: '7f8de35a-55b7-4b05-9fb4-0a54a4e1d1d2',
  user: 'anna',
  password: Buffer.from('geheim').toString('base64'),
};

describe('a login on its way from web to worker', () => {
  it('arrives as it was sent', () =>
    expect(readHandover(writeHandover(message, secret), secret, now)).toEqual(message));

  it('is refused when it was sealed with another secret', () =>
    expect(readHandover(writeHandover(message, 'another secret'), secret, now)).toBeNull());

  it('is refused when it was changed on the way', () => {
    const [, proof] = writeHandover(message, secret).trim().split(' ');
    const changed = Buffer.from(JSON.stringify({ ...message, user: 'eve' })).toString('base64');
    expect(readHandover(`${changed} ${proof}\n`, secret, now)).toBeNull();
  });

  it('is refused when somebody sends a recorded one again later', () =>
    expect(readHandover(writeHandover(message, secret), secret, now + 31_000)).toBeNull());

  it.each(['', '\n', 'one', 'one two', ' '])('is refused when the line is %j', (line) =>
    expect(readHandover(line, secret, now)).toBeNull(),
  );
});

describe('the socket of a worker', () => {
  it.each(['/data', `/${'deep/'.repeat(60)}data`])('has an address that every system accepts: %s', (folder) =>
    expect(socketPath(folder, 'worker-0123456789ab').length).toBeLessThanOrEqual(103),
  );
});

describe('the vault of a worker', () => {
  it('hands a login out once, and overwrites it when it is dropped', () => {
    const vault = openLoginVault();
    const password = Buffer.from('geheim');
    vault.put('run', 'anna', password);
    const login = vault.take('run');
    expect(login).toMatchObject({ user: 'anna', password: 'geheim' });
    expect(vault.take('run')).toBeNull();
    vault.forget('run');
    expect(login?.password).toBe('geheim');
    login?.drop();
    expect(login?.password).not.toContain('g');
    expect([...password].every((byte) => byte === 0)).toBe(true);
  });

  it('forgets a login whose run does not come', async () => {
    const vault = openLoginVault(20);
    const password = Buffer.from('geheim');
    vault.put('run', 'anna', password);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(vault.take('run')).toBeNull();
    expect([...password].every((byte) => byte === 0)).toBe(true);
  });

  it('takes no more than it can hold', () => {
    const vault = openLoginVault();
    const taken = Array.from({ length: 250 }, (_, index) =>
      vault.put(`run ${index}`, 'anna', Buffer.from('x')),
    );
    expect(taken.filter(Boolean)).toHaveLength(200);
    vault.clear();
  });
});
