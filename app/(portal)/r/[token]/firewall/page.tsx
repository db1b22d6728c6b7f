import { notFound } from 'next/navigation';
import { RequestPage } from '@/components/allowlist/request-page';
import { PageFrame } from '@/components/frame/page-frame';
import { findProfile } from '@/lib/server/provider/profiles';
import { viewReport } from '@/lib/sessions/view-report';
import { CheckShell } from '../../../check/[id]/check-shell';
import { firewallFiles, readVariant, variantsOf } from '../../../firewall-files';
import { openShared } from '../open-shared';

interface PageProps {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<{ readonly variant?: string | string[] }>;
}

/** What the firewall team needs, for whoever was given the link. */
export default async function SharedFirewallPage({ params, searchParams }: PageProps) {
  const { token } = await params;
  const access = await openShared(token);
  const variant = readVariant((await searchParams).variant);
  const { report } = await viewReport(access);
  const profile = findProfile(report.profile.id) ?? notFound();
  return (
    <CheckShell access={access}>
      <title>Request for your firewall team - Portside</title>
      <PageFrame back={`/r/${token}`} width="wide">
        <RequestPage
          service={profile.name}
          base={`/r/${token}/firewall`}
          offered={variantsOf(profile)}
          variant={variant}
          files={await firewallFiles(report, variant)}
        />
      </PageFrame>
    </CheckShell>
  );
}
