import { viewReport } from '@/lib/sessions/view-report';
import { downloadOf, firewallFile, readVariant } from '../../../../firewall-files';
import { openShared } from '../../open-shared';

/** One format as a download, for whoever has the link of the report. */
export async function GET(request: Request, { params }: RouteContext<'/r/[token]/firewall/[format]'>) {
  const { token, format } = await params;
  const { report } = await viewReport(await openShared(token));
  const variant = readVariant(new URL(request.url).searchParams.get('variant'));
  return downloadOf(await firewallFile(report, format, variant));
}
