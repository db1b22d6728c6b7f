import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Headers by which a client could claim another address; they are never read, so they are taken away. */
const CLAIMS_OF_ADDRESS = ['x-real-ip', 'forwarded', 'cf-connecting-ip', 'true-client-ip'];
const CLAIMS_OF_PLACE = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'];
/** By these a request could pass itself off as one that Next made itself, or as already checked. */
const INTERNAL = [
  'x-middleware-subrequest',
  'content-security-policy',
  'content-security-policy-report-only',
];

/**
 * Sets `x-forwarded-for` to the one address that counts: the peer's, or with trusted proxies the one that
 * the outermost of them saw. Everything a client may have put there is dropped.
 *
 * @param trustedProxies how many proxies of ours stand in front
 */
export function setClientAddress(request: IncomingMessage, trustedProxies: number): void {
  const chain = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const peer = request.socket.remoteAddress ?? 'unknown';
  const seen = trustedProxies > 0 ? chain.at(-trustedProxies) : undefined;
  const dropped = trustedProxies > 0 ? CLAIMS_OF_ADDRESS : [...CLAIMS_OF_ADDRESS, ...CLAIMS_OF_PLACE];
  for (const name of [...dropped, ...INTERNAL]) delete request.headers[name];
  request.headers['x-forwarded-for'] = (seen && isIP(seen) ? seen : peer).replace(/^::ffff:/, '');
}
