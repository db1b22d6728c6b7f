import { constants } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { TlsVersion } from '@/lib/net/network';

const contexts = new Map<string, SecureContext>();

/**
 * The TLS settings for looking at a server, whatever its age: from TLS 1.0 on, with ciphers that nobody should use
 * (OpenSSL 3 offers both at security level 0 only) and without the secure renegotiation of RFC 5746. Using them
 * is for the diagnosis to judge.
 * @param trust whose certificates count as trusted: the public roots, or these alone (PEM)
 * @param anchorsPem further roots beside the public ones. Without any, the roots of NODE_EXTRA_CA_CERTS count too.
 * @param onlyVersion the one version to offer; null for all of them. Throws when this runtime does not know it. Trust is
 *   not looked at then: no certificate is verified or taken apart, which is most of the work of a handshake.
 */
export function secureContext(
  trust: 'public' | string,
  anchorsPem: readonly string[],
  onlyVersion: TlsVersion | null = null,
): SecureContext {
  const roots = onlyVersion ? '' : trust === 'public' ? `public\n${anchorsPem.join('\n')}` : trust;
  const key = `${onlyVersion}\n${roots}`;
  const known = contexts.get(key);
  if (known) return known;
  const context = createSecureContext({
    minVersion: onlyVersion ?? 'TLSv1',
    ...(onlyVersion ? { maxVersion: onlyVersion } : {}),
    ciphers: 'DEFAULT@SECLEVEL=0',
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    ...(onlyVersion ? { ca: [] } : authorities(trust, anchorsPem)),
  });
  contexts.set(key, context);
  return context;
}

function authorities(trust: 'public' | string, anchorsPem: readonly string[]): { ca?: string[] } {
  if (trust !== 'public') return { ca: [trust] };
  return anchorsPem.length > 0 ? { ca: [...rootCertificates, ...anchorsPem] } : {};
}
