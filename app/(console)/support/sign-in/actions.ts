'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { FormState } from '@/components/wizard/form-state';
import { isSameOrigin } from '@/lib/server/http/same-origin';
import { type SignInRefusal, signIn } from '@/lib/support/sign-in';

const sentence = (reason: SignInRefusal): string =>
  reason.code === 'wrong'
    ? 'The mail address or the password is not right. Check both and try again.'
    : `Too many tries. Wait ${reason.seconds} seconds, then try again.`;

/** Signs in and opens the list; otherwise the form comes back with the mail address kept and the password empty. */
export async function signInAction(_before: FormState, form: FormData): Promise<FormState> {
  const email = String(form.get('email') ?? '').slice(0, 200);
  const values = { email };
  const requestHeaders = await headers();
  if (!isSameOrigin(requestHeaders)) {
    return { values, errors: [{ field: 'email', message: 'Open this page again and sign in from there.' }] };
  }
  const address = requestHeaders.get('x-forwarded-for') ?? 'unknown';
  const signed = await signIn({ email, password: form.get('password') }, address, requestHeaders);
  if (!signed.ok) return { values, errors: [{ field: 'email', message: sentence(signed.reason) }] };
  redirect('/support');
}
