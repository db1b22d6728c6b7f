import type { Metadata } from 'next';
import { mode } from '@/app/mode';
import { ConsoleFrame } from '@/components/console/console-frame';
import { NewLinkForm } from '@/components/console/new-link-form';
import { BackLink } from '@/components/frame/back-link';
import { profiles } from '@/lib/server/provider/profiles';
import { requireAgent } from '../../gate';
import { SignOut } from '../../sign-out';
import { newLinkAction } from './actions';

export const metadata: Metadata = { title: 'New link - Portside support' };

export default async function NewLinkPage() {
  const agent = await requireAgent();
  return (
    <ConsoleFrame mode={mode()} agent={agent} current="links" signOut={<SignOut />}>
      <BackLink href="/support/links">All links</BackLink>
      <NewLinkForm action={newLinkAction} profiles={profiles().map(({ id, name }) => ({ id, name }))} />
    </ConsoleFrame>
  );
}
