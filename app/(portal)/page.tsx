import type { Metadata } from 'next';
import { mode } from '@/app/mode';
import { PageFrame } from '@/components/frame/page-frame';
import { PortalShell } from '@/components/frame/portal-shell';
import { PracticeList } from '@/components/practice/practice-list';
import { PageHeading } from '@/components/ui/page-heading';
import { ContactedAndKept } from '@/components/wizard/contacted-and-kept';
import { StartForm } from '@/components/wizard/start-form';
import { WhatWeTest } from '@/components/wizard/what-we-test';
import { practiceTable } from '@/lib/sessions/practice-server';
import { startCheck, startPractice } from './start-check';

const HEADING = 'Find out why your FTP connection fails';

export const metadata: Metadata = { title: `${HEADING} - Portside` };

export default function StartPage() {
  const current = mode();
  const practice = current.tryOut ? practiceTable() : null;
  return (
    <PortalShell mode={current}>
      <PageFrame width="wide">
        <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div>
            <PageHeading>{HEADING}</PageHeading>
            <div className="mt-4 max-w-read space-y-3 text-lead">
              <p>We test your FTP service from our network and show you each result as it comes in.</p>
              <p>Then you read in one sentence what is wrong, who needs to act, and what to do.</p>
              <p>It takes about five minutes, and you need no password to begin.</p>
            </div>
            <StartForm action={startCheck.bind(null, null)} label="Start" />
            <div className="mt-8 max-w-read border-l-4 border-glow pl-4">
              <h2 className="font-semibold">It worked before?</h2>
              <p className="mt-1">
                Networks change without notice: a firewall update is enough. These are the same steps we would
                do together in a call; most people find the cause here in ten minutes.
              </p>
            </div>
            <ContactedAndKept />
          </div>
          <section aria-labelledby="what-we-test">
            <h2 id="what-we-test" className="mb-5 text-head font-semibold tracking-tight">
              What we test
            </h2>
            <WhatWeTest />
          </section>
        </div>
        {practice && (
          <section className="mt-16" aria-labelledby="practice">
            <h2 id="practice" className="text-head font-semibold tracking-tight">
              Try it: servers with one fault each
            </h2>
            <p className="mt-2 max-w-read">
              They run on this machine, so nothing outside is contacted. One press shows the whole way from
              the tests to the cause.
            </p>
            <PracticeList servers={practice.servers} action={startPractice} />
          </section>
        )}
      </PageFrame>
    </PortalShell>
  );
}
