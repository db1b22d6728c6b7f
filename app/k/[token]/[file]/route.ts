import { scriptResponse } from '@/app/api/v1/kit/script-response';
import type { KitKind } from '@/lib/kit/render-kit';
import { privateHeaders } from '@/lib/server/http/api-error';
import { apiRead, type RouteContext } from '@/lib/server/http/api-route';
import { publicBase } from '@/lib/server/login/public-base';
import { openWithKitToken, renderScript } from '@/lib/sessions/evidence/open-kit';

export const dynamic = 'force-dynamic';

interface Place {
  readonly token: string;
  readonly file: string;
}

const kinds: ReadonlyMap<string, KitKind> = new Map([
  ['portside-check.sh', 'sh'],
  ['portside-check.ps1', 'ps1'],
]);

/** A script by the token in its address. Reading it uses nothing up. Unknown and expired tokens look alike. */
export const GET = (_request: Request, context: RouteContext<Place>) =>
  // What goes wrong is logged with the request's address, and the token must not stand in a log.
  script(new Request(`${publicBase()}/k`), context);

const script = apiRead<Place>(async (_request, { token, file }) => {
  const kind = kinds.get(file);
  const access = kind && (await openWithKitToken(token));
  if (kind && access) return scriptResponse(kind, await renderScript(kind, { token, order: access.order }));
  const sentence =
    'This script is no longer there. Open the page "Test from your network" again for a new one.\n';
  return new Response(sentence, {
    status: 404,
    headers: { ...privateHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  });
});
