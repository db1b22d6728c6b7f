import { viewReport } from '@/lib/sessions/view-report';
import { downloadOf, firewallFile, readVariant } from '../../../../firewall-files';
import { openCheck } from '../../open-check';

interface RouteContext {
  readonly params: Promise<{ readonly id: string; readonly format: string }>;
}

/** One format as a download, for the owner of the check. */
export async function GET(request: Request, { params }: RouteContext) {
  const { id, format } = await params;
  const { report } = await viewReport(await openCheck(id));
  const variant = readVariant(new URL(request.url).searchParams.get('variant'));
  return downloadOf(await firewallFile(report, format, variant));
}
