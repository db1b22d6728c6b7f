import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import LinkPage from '@/app/(portal)/t/[token]/page';
import { prisma } from '@/lib/server/database/client';
import { addSupportLogin } from '@/lib/support/add-support-login';
import type { Agent } from '@/lib/support/agent';
import { createLink } from '@/lib/support/create-link';

test('the note of a link cannot change the page it stands on', async () => {
  await addSupportLogin('grace@support.example', 'Grace');
  const user = await prisma.user.findFirstOrThrow({ where: { email: 'grace@support.example' } });
  const agent = { id: user.id, name: user.name, email: user.email, role: 'support' } as Agent;
  const note = 'one\x1b[31m \u202etwo\r\nthree';
  const made = await createLink(agent, { profile: 'generic', answers: {}, note });
  if (!made.ok) throw new Error('refused');
  const token = new URL(made.value.url).pathname.replace('/t/', '');
  const page = renderToStaticMarkup(await LinkPage({ params: Promise.resolve({ token }) }));
  expect(page).toContain('one\\u{1b}[31m \\u{202e}two\nthree');
  for (const character of ['\x1b', '\u202e', '\r']) expect(page).not.toContain(character);
});
