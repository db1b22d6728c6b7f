import type { KitKind } from '@/lib/kit/render-kit';
import { privateHeaders } from '@/lib/server/http/api-error';
import type { KitScript } from '@/lib/sessions/evidence/open-kit';

/** The script as a download: shown as text and kept nowhere on the way. */
export const scriptResponse = (kind: KitKind, script: KitScript): Response =>
  new Response(script.text, {
    headers: {
      ...privateHeaders,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="portside-check.${kind}"`,
    },
  });
