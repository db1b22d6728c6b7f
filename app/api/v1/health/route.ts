import { apiJson } from '@/lib/server/http/api-error';
import { apiRead } from '@/lib/server/http/api-route';
import { liveWorkers } from '@/lib/server/jobs/live-workers';
import { settings } from '@/lib/server/settings';

export const dynamic = 'force-dynamic';

/** 200 when pages, database and at least one probe worker are there; 503 when something is missing. */
export const GET = apiRead(async () => {
  const workers = (await liveWorkers(settings().network)).length;
  return apiJson({ ok: workers > 0, database: true, workers }, workers > 0 ? 200 : 503);
});
