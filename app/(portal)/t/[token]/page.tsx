import { notFound } from 'next/navigation';
import { mode } from '@/app/mode';
import { PageFrame } from '@/components/frame/page-frame';
import { PortalShell } from '@/components/frame/portal-shell';
import { PageHeading } from '@/components/ui/page-heading';
import { AnswerList } from '@/components/wizard/answer-list';
import { ContactedAndKept } from '@/components/wizard/contacted-and-kept';
import { shownText } from '@/components/wizard/shown-text';
import { StartForm } from '@/components/wizard/start-form';
import { findProfile } from '@/lib/server/provider/profiles';
import { openLink } from '@/lib/sessions/open-link';
import { wizardSteps } from '@/lib/wizard/registry';
import { startCheck } from '../../start-check';

interface PageProps {
  readonly params: Promise<{ readonly token: string }>;
}

/** The first page of a link that a support agent made. Reading it changes nothing. */
export default async function LinkPage({ params }: PageProps) {
  const { token } = await params;
  const link = (await openLink(token)) ?? notFound();
  const profile = findProfile(link.profile.id);
  const known = wizardSteps
    .filter((step) => step.answers.some((name) => link.answers[name] !== undefined))
    .map((step) => ({ change: null, lines: step.lines(link.answers) }));
  const service = { label: 'Service', value: link.profile.name, changes: 'the service' };
  const user = link.answers.user
    ? [{ label: 'User name', value: link.answers.user, changes: 'the user name' }]
    : [];
  return (
    <PortalShell mode={mode()} service={profile?.name ?? null} contact={profile?.contact ?? null}>
      <title>Find out why your FTP connection fails - Portside</title>
      <PageFrame>
        <p className="font-semibold text-soft">Prepared for you by {link.preparedBy}</p>
        <PageHeading className="mt-1">Find out why your FTP connection fails</PageHeading>
        {link.note && (
          <blockquote className="mt-5 whitespace-pre-wrap rounded-plate border-l-4 border-glow bg-surface p-4 [overflow-wrap:anywhere]">
            {shownText(link.note)}
          </blockquote>
        )}
        <p className="mt-5 text-lead">
          We test your FTP service from our network and show each result as it comes in. Then you read what is
          wrong, who needs to act, and what to do. You need no password to begin.
        </p>
        <h2 className="mt-8 text-head font-semibold">What is filled in already</h2>
        <AnswerList groups={[{ change: null, lines: [service] }, ...known, { change: null, lines: user }]} />
        <p className="mt-2 text-note text-soft">You can change any of it before the tests start.</p>
        <StartForm action={startCheck.bind(null, token)} label="Start" />
        <ContactedAndKept />
      </PageFrame>
    </PortalShell>
  );
}
