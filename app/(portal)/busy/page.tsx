import type { Metadata } from 'next';
import { mode } from '@/app/mode';
import { PageFrame } from '@/components/frame/page-frame';
import { PortalShell } from '@/components/frame/portal-shell';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeading } from '@/components/ui/page-heading';

export const metadata: Metadata = { title: 'Too many at once - Portside', robots: { index: false } };

export default function BusyPage() {
  return (
    <PortalShell mode={mode()}>
      <PageFrame>
        <PageHeading>Too many checks at once</PageHeading>
        <p className="mt-3 text-lead text-soft">
          Many checks were started from your network in a short time. What you had is kept. Try again in a few
          minutes.
        </p>
        <p className="mt-8">
          <a href="/" className={buttonStyle.primary}>
            Back to the start
          </a>
        </p>
      </PageFrame>
    </PortalShell>
  );
}
