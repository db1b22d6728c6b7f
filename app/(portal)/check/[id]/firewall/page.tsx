import { redirect } from 'next/navigation';
import { RequestPage } from '@/components/allowlist/request-page';
import { PageFrame } from '@/components/frame/page-frame';
import { findProfile } from '@/lib/server/provider/profiles';
import { viewReport } from '@/lib/sessions/view-report';
import { firewallFiles, readVariant, variantsOf } from '../../../firewall-files';
import { CheckShell } from '../check-shell';
import { openCheck } from '../open-check';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly variant?: string | string[] }>;
}

/** What the firewall team needs, for the owner of the check. */
export default async function FirewallPage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const access = await openCheck(id);
  const variant = readVariant((await searchParams).variant);
  const { report } = await viewReport(access);
  const profile = findProfile(report.profile.id);
  if (!profile || report.host === '') redirect(`/check/${id}`);
  return (
    <CheckShell access={access}>
      <title>Request for your firewall team - Portside</title>
      <PageFrame section="Result" back={`/check/${id}/report`} width="wide">
        <RequestPage
          service={profile.name}
          base={`/check/${id}/firewall`}
          offered={variantsOf(profile)}
          variant={variant}
          files={await firewallFiles(report, variant)}
        />
      </PageFrame>
    </CheckShell>
  );
}
