import { randomBytes } from 'node:crypto';

/**
 * Headers of every answer, with a nonce made for it. Scripts run only with the nonce; style attributes are
 * allowed because the widgets place their pop-ups with them, style elements and sheets only from here.
 *
 * `Referrer-Policy` is `same-origin`, which tells other sites nothing; with `no-referrer` browsers would
 * send `Origin: null` with our own forms, and these would be refused as foreign.
 */
export function securityHeaders(place: { https: boolean; development: boolean }) {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${place.development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${place.development ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(place.https ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(place.https && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  };
}
