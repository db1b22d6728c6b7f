import type { z } from 'zod';
import { type Result, refusal, success } from '@/lib/result';
import { isKeepable } from '@/lib/wizard/answers';
import { apiError } from './api-error';
import { bodyBytes } from './body-bytes';

/** The largest JSON body of a call that does not take texts. */
const JSON_LIMIT = 64 * 1024;

/**
 * Reads and checks a JSON body. @returns the value, or the refusal to answer with: 400 for what is no JSON or does not
 * fit, 408 for a body that does not arrive, 413 for one that is too large, 415 for another type
 *
 * @param limit bytes
 */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
  limit = JSON_LIMIT,
): Promise<Result<z.output<S>, Response>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return refusal(apiError(415, 'not-json', 'Send JSON with the header Content-Type: application/json.'));
  }
  const bytes = await bodyBytes(request, limit);
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
