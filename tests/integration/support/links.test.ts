import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { prisma } from '@/lib/server/database/client';
import { addSupportLogin } from '@/lib/support/add-support-login';
import type { Agent } from '@/lib/support/agent';
import { createLink } from '@/lib/support/create-link';
import { listLinks } from '@/lib/support/list-links';
import { revokeLink } from '@/lib/support/revoke-link';

let agent: Agent;

beforeAll(async () => {
  await addSupportLogin('grace@support.example', 'Grace');
  const user = await prisma.user.findFirstOrThrow({ where: { email: 'grace@support.example' } });
  agent = { id: user.id, name: user.name, email: user.email, role: 'support' } as Agent;
});

const input = { profile: 'generic', answers: { host: 'ftp.example.net' }, note: 'As we said on the phone' };

test('a link holds 32 random bytes, of which only the hash is stored', async () => {
  const made = await createLink(agent, input);
  if (!made.ok) throw new Error('refused');
  const token = new URL(made.value.url).pathname.replace('/t/', '');
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const row = await prisma.link.findUniqueOrThrow({ where: { id: made.value.id } });
  expect(row.tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
  expect(JSON.stringify(row)).not.toContain(token);
  const days = (row.expiresAt.getTime() - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(13.9);
  expect(days).toBeLessThanOrEqual(14);
});

test.each([
  ['31 days', { ...input, days: 31 }],
  ['no day', { ...input, days: 0 }],
  ['a note of 601 characters', { ...input, note: 'x'.repeat(601) }],
  ['a password among the answers', { ...input, answers: { password: 'secret' } }],
])('%s is refused', async (_name, wrong) => {
  const made = await createLink(agent, wrong as typeof input);
  expect(made.ok).toBe(false);
});

test('the list shows newest first and says when a link is revoked', async () => {
  const first = await createLink(agent, { ...input, note: 'first' });
  const second = await createLink(agent, { ...input, note: 'second' });
  if (!first.ok || !second.ok) throw new Error('refused');
  expect(await revokeLink(agent, first.value.id)).toBe(true);
  expect(await revokeLink(agent, first.value.id)).toBe(false);
  const [newest, older] = await listLinks(agent);
  expect(newest).toMatchObject({ note: 'second', state: 'open', createdBy: 'Grace', started: 0 });
  expect(older).toMatchObject({ note: 'first', state: 'revoked' });
});
