import type { z } from 'zod';
import { type Result, refusal, success } from '@/lib/result';
import { isKeepable } from '@/lib/wizard/answers';
import { apiError } from './api-error';

/** The largest JSON body of the API. */
const JSON_LIMIT = 64 * 1024;
/** How long a body may take to arrive. */
const BODY_MS = 10_000;

/**
 * Reads and checks a JSON body. @returns the value, or the refusal to answer with: 400 for what is no JSON or does not
 * fit, 408 for a body that does not arrive, 413 for one that is too large, 415 for another type
 */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<Result<z.output<S>, Response>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return refusal(apiError(415, 'not-json', 'Send JSON with the header Content-Type: application/json.'));
  }
  const bytes = await readBytes(request);
  if (!bytes.ok) return bytes;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return refusal(apiError(400, 'not-json', 'The body is not valid JSON.'));
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return refusal(apiError(400, 'bad-request', sentenceOf(parsed.error)));
  if (isStorable(parsed.data)) return success(parsed.data);
  const sentence =
    'The body has a text with a character that no text can hold (NUL, or half of a character).';
  return refusal(apiError(400, 'bad-request', sentence));
}

/** Whether every text in it can be kept. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isKeepable(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable);
}

/** Names the first field that does not fit; never repeats a value, which may be a password. */
function sentenceOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') return `${at(issue.path)} has a field that is not known.`;
  return `${at(issue?.path ?? [])} does not fit: ${issue?.message ?? 'unknown form'}.`;
}

const at = (path: readonly PropertyKey[]) =>
  path.length === 0 ? 'The body' : `The field ${path.map(String).join('.')}`;

async function readBytes(request: Request): Promise<Result<Uint8Array, Response>> {
  const tooLarge = () => refusal(apiError(413, 'too-large', `Send at most ${JSON_LIMIT / 1024} KiB.`));
  if (Number(request.headers.get('content-length') ?? 0) > JSON_LIMIT) return tooLarge();
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
      if (size > JSON_LIMIT) {
        await reader.cancel();
        return tooLarge();
      }
      parts.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
}
