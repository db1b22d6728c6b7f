import type { Metadata } from 'next';
import { mode } from '@/app/mode';
import { ConsoleFrame } from '@/components/console/console-frame';
import { SessionFilterForm } from '@/components/console/session-filter-form';
import { SessionTable } from '@/components/console/session-table';
import { PageHeading } from '@/components/ui/page-heading';
import { listSessions, sessionFilterSchema } from '@/lib/support/list-sessions';
import { requireAgent } from './gate';
import { SignOut } from './sign-out';

export const metadata: Metadata = { title: 'Checks - Portside support' };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SessionsPage({ searchParams }: PageProps) {
  const agent = await requireAgent();
  const filter = sessionFilterSchema.parse(await searchParams);
  const list = await listSessions(agent, filter);
  return (
    <ConsoleFrame mode={mode()} agent={agent} current="sessions" signOut={<SignOut />}>
      <PageHeading>Checks</PageHeading>
      <SessionFilterForm filter={filter} total={list.total} />
      <SessionTable list={list} filter={filter} />
    </ConsoleFrame>
  );
}
