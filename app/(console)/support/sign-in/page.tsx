import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { mode } from '@/app/mode';
import { ConsoleFrame } from '@/components/console/console-frame';
import { SignInForm } from '@/components/console/sign-in-form';
import { currentAgent } from '@/lib/support/current-agent';
import { signInAction } from './actions';

export const metadata: Metadata = { title: 'Sign in - Portside support' };

export default async function SignInPage() {
  if (await currentAgent(await headers())) redirect('/support');
  return (
    <ConsoleFrame mode={mode()} agent={null} current={null}>
      <SignInForm action={signInAction} />
    </ConsoleFrame>
  );
}
