import type { Metadata } from 'next';
import { mode } from '@/app/mode';
import { ConsoleFrame } from '@/components/console/console-frame';
import { LinkTable } from '@/components/console/link-table';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeading } from '@/components/ui/page-heading';
import { listLinks } from '@/lib/support/list-links';
import { revokeLinkAction } from '../actions';
import { requireAgent } from '../gate';
import { SignOut } from '../sign-out';

export const metadata: Metadata = { title: 'Links - Portside support' };

export default async function LinksPage() {
  const agent = await requireAgent();
  return (
    <ConsoleFrame mode={mode()} agent={agent} current="links" signOut={<SignOut />}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <PageHeading>Links</PageHeading>
        <a href="/support/links/new" className={buttonStyle.primary}>
          New link
        </a>
      </div>
      <LinkTable links={await listLinks(agent)} revoke={revokeLinkAction} />
    </ConsoleFrame>
  );
}
