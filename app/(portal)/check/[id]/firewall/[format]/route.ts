import { viewReport } from '@/lib/sessions/view-report';
import { downloadOf, firewallFile, readVariant } from '../../../../firewall-files';
import { openCheck } from '../../open-check';

/** One format as a download, for the owner of the check. */
export async function GET(request: Request, { params }: RouteContext<'/check/[id]/firewall/[format]'>) {
  const { id, format } = await params;
  const { report } = await viewReport(await openCheck(id));
  const variant = readVariant(new URL(request.url).searchParams.get('variant'));
  return downloadOf(await firewallFile(report, format, variant));
}
