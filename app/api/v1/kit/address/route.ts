import { apiError, privateHeaders } from '@/lib/server/http/api-error';
import { clientAddress } from '@/lib/server/http/request-access';
import { addressRate } from '@/lib/server/kit/address-rate';
import { sourceKey } from '@/lib/sessions/source-key';

export const dynamic = 'force-dynamic';

const rate = addressRate();

/** The address that the caller comes from, as plain text; the `Date` header tells the time. */
export function GET(request: Request): Response {
  const address = clientAddress(request);
  if (!rate.allows(sourceKey(address), performance.now()))
    return apiError(429, 'too-many-questions', 'This was asked too often. Try again in 10 minutes.', {
      retryAfter: 600,
    });
  return new Response(`${address}\n`, {
    headers: {
      ...privateHeaders,
      'Content-Type': 'text/plain; charset=utf-8',
      Date: new Date().toUTCString(),
    },
  });
}
