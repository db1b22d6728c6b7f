import { redirect } from 'next/navigation';
import { PageFrame } from '@/components/frame/page-frame';
import { PageHeading } from '@/components/ui/page-heading';
import { InboundHelp } from '@/components/wizard/inbound-help';
import { StepForm } from '@/components/wizard/step-form';
import { whyNotCalled } from '@/lib/sessions/inbound-call';
import { inboundField } from '@/lib/wizard/inbound-field';
import { visitorAddress } from '../../../request-source';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';
import { callNetwork } from './call-network';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

const HEADING = 'Active mode: let us call your network';
const WHY =
  'In active mode the service opens a connection to your computer. We do the same once, and see whether it gets in.';

/** Calls a port that the person opened, at the address they come from. Where that cannot be done, it says why. */
export default async function InboundPage({ params }: PageProps) {
  const { id } = await params;
  const access = await openCheck(id);
  if (!access.session.answers.host) redirect(`/check/${id}/host`);
  const address = await visitorAddress();
  const unreachable = whyNotCalled(address);
  return (
    <CheckShell access={access}>
      <PageFrame section="Your network" back={`/check/${id}`}>
        {unreachable === null ? (
          <StepForm
            question={HEADING}
            why={WHY}
            fields={[inboundField]}
            values={{}}
            action={callNetwork.bind(null, id)}
            submit="Call this port now"
          >
            <InboundHelp address={address} />
          </StepForm>
        ) : (
          <>
            <title>{`${HEADING} - Portside`}</title>
            <PageHeading>{HEADING}</PageHeading>
            <p className="mt-3 text-lead text-soft">{WHY}</p>
            <p className="mt-6 max-w-read rounded-plate border border-line bg-surface p-4 font-semibold [overflow-wrap:anywhere]">
              {unreachable}
            </p>
            <p className="mt-4 max-w-read">
              Nothing was tested. If you can, set your program to passive mode: it needs no connection from
              outside.
            </p>
          </>
        )}
      </PageFrame>
    </CheckShell>
  );
}
