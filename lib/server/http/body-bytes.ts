import { type Result, refusal, success } from '@/lib/result';
import { apiError } from './api-error';

/** How long a body may take to arrive. */
const BODY_MS = 10_000;

/**
 * Reads the body of a request. @returns the bytes, or the refusal to answer with: 408 for a body that does not arrive,
 * 413 for one that is too large
 *
 * @param limit bytes
 */
export async function bodyBytes(request: Request, limit: number): Promise<Result<Uint8Array, Response>> {
  const tooLarge = () => refusal(apiError(413, 'too-large', `Send at most ${limit / 1024} KiB.`));
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return success(new Uint8Array());
  const parts: Uint8Array[] = [];
  let size = 0;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    reader.cancel().catch(() => undefined);
  }, BODY_MS);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (late) return refusal(apiError(408, 'too-slow', 'The body did not arrive in time.'));
      if (done) return success(Buffer.concat(parts));
      size += value.length;
      if (size > limit) {
        await reader.cancel();
        return tooLarge();
      }
      parts.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
}
