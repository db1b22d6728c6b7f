import type { IncomingMessage } from 'node:http';
import { isSameOrigin } from '@/lib/server/http/same-origin';

export interface EarlyRefusal {
  readonly status: 400 | 403 | 413;
  /** What is wrong and what to do instead. */
  readonly sentence: string;
}

/** Bytes of a form; nothing that is typed here comes near it. */
const LARGEST_BODY = 1024 * 1024;
/** The log of a program, in the JSON of a call of the API. */
const LARGEST_LOG = 6 * 1024 * 1024;
const takesLogs = /^\/api\/v1\/sessions\/[^/?]+\/evidence$/;
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** The headers that say where a request comes from. */
const ORIGIN_HEADERS = ['origin', 'sec-fetch-site', 'host', 'authorization'];

/**
 * The path and query of a request, without the host that a client may put in front (RFC 9112 section 3.2.2): the
 * framework answers a request for another host with a redirect to it. Null when the target cannot be read.
 */
export function ownPath(target: string): string | null {
  if (target.startsWith('/')) return target;
  if (!URL.canParse(target)) return null;
  const { protocol, pathname, search } = new URL(target);
  return protocol === 'http:' || protocol === 'https:' ? `${pathname}${search}` : null;
}

/**
 * What the framework need not see: bodies that are too large, and forms sent from pages of others. The forms'
 * own code asks for the origin as well; here the answer is a plain refusal instead of a fault.
 *
 * @param path as `ownPath` gave it
 */
export function refuseEarly(request: IncomingMessage, path: string | null): EarlyRefusal | null {
  if (path === null) return { status: 400, sentence: 'This address cannot be read.' };
  const largest = takesLogs.test(path) ? LARGEST_LOG : LARGEST_BODY;
  if (Number(request.headers['content-length'] ?? 0) > largest)
    return {
      status: 413,
      sentence: `This is too much at once. Send at most ${largest / 1024 / 1024} MiB.`,
    };
  // The API answers for itself, because programs show a key instead of an origin.
  if (READING.has(request.method ?? '') || path.startsWith('/api/')) return null;
  if (isSameOrigin(originHeaders(request))) return null;
  return {
    status: 403,
    sentence: 'This form was not sent from a page of the portal. Open the page again and send it from there.',
  };
}

function originHeaders(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const name of ORIGIN_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}
