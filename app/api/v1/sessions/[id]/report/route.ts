import { apiJson } from '@/lib/server/http/api-error';
import { apiRead } from '@/lib/server/http/api-route';
import { notOpened, readerOf } from '@/lib/server/http/request-access';
import { viewReport } from '@/lib/sessions/view-report';

export const dynamic = 'force-dynamic';

/** The report as it stands; `finishedAt` is null while a run is under way. */
export const GET = apiRead<{ id: string }>(async (request, { id }) => {
  const access = await readerOf(request, id);
  if (!access) return notOpened(request, id);
  const { report } = await viewReport(access);
  return apiJson(report);
});
