import { viewReport } from '@/lib/sessions/view-report';
import { downloadOf, firewallFile, readVariant } from '../../../../firewall-files';
import { openShared } from '../../open-shared';

interface RouteContext {
  readonly params: Promise<{ readonly token: string; readonly format: string }>;
}

/** One format as a download, for whoever has the link of the report. */
export async function GET(request: Request, { params }: RouteContext) {
  const { token, format } = await params;
  const { report } = await viewReport(await openShared(token));
  const variant = readVariant(new URL(request.url).searchParams.get('variant'));
  return downloadOf(await firewallFile(report, format, variant));
}
