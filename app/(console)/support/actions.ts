'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { isSameOrigin } from '@/lib/server/http/same-origin';
import { revokeLink } from '@/lib/support/revoke-link';
import { signOut } from '@/lib/support/sign-out';
import { requireAgent } from './gate';

export async function signOutAction(): Promise<void> {
  const requestHeaders = await headers();
  if (isSameOrigin(requestHeaders)) await signOut(requestHeaders);
  redirect('/support/sign-in');
}

export async function revokeLinkAction(form: FormData): Promise<void> {
  const agent = await requireAgent();
  if (isSameOrigin(await headers())) await revokeLink(agent, String(form.get('id') ?? '').slice(0, 40));
  redirect('/support/links');
}
