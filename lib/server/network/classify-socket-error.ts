import type { Failure } from '@/lib/net/failure';
import { inertText } from '@/lib/net/inert-text';
import type { Failed } from '@/lib/net/network';

/** Error codes of the system, of OpenSSL as Node names them, and of the resolver. This is the only place that knows them. */
const socketCodes: Readonly<Record<string, Failure>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  ENETRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timed_out',
  EHOSTUNREACH: 'host_unreachable',
  EHOSTDOWN: 'host_unreachable',
  // No route from here (IPv6 without a way out, most often) and a local firewall say nothing about the target.
  ENETUNREACH: 'our_network',
  ENETDOWN: 'our_network',
  EAFNOSUPPORT: 'our_network',
  EACCES: 'our_network',
  EPERM: 'our_network',
  EMFILE: 'our_resources',
  ENFILE: 'our_resources',
  ENOBUFS: 'our_resources',
  ENOMEM: 'our_resources',
  EADDRNOTAVAIL: 'our_resources',
  EADDRINUSE: 'our_resources',
};

const tlsCodes: Readonly<Record<string, Failure>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls_version',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls_version',
  ERR_SSL_UNKNOWN_PROTOCOL: 'tls_version',
  ERR_SSL_VERSION_TOO_LOW: 'tls_version',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls_version',
  ERR_SSL_INAPPROPRIATE_FALLBACK: 'tls_version',
  ERR_SSL_TLSV1_ALERT_INAPPROPRIATE_FALLBACK: 'tls_version',
  // RFC 8446 section 6.2: handshake_failure says that no acceptable set of parameters was found.
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'tls_no_common_cipher',
  ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY: 'tls_no_common_cipher',
  ERR_SSL_NO_SHARED_CIPHER: 'tls_no_common_cipher',
  ERR_SSL_EXCESSIVE_MESSAGE_SIZE: 'tls_chain_too_large',
};

/** Raised before a hello was made: this installation cannot offer what it was told to. */
const ownTlsCodes: ReadonlySet<string> = new Set([
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_NO_CIPHERS_AVAILABLE',
  'ERR_SSL_NO_CIPHER_MATCH',
  'ERR_SSL_LIBRARY_HAS_NO_CIPHERS',
  'ERR_SSL_UNSUPPORTED_SSL_VERSION',
  'ERR_TLS_INVALID_PROTOCOL_VERSION',
]);

const resolverCodes: Readonly<Record<string, Failure>> = {
  ENOTFOUND: 'name_not_found',
  ENODATA: 'no_addresses',
  ETIMEOUT: 'resolver_timed_out',
  EREFUSED: 'resolver_refused',
  ECONNREFUSED: 'our_network',
  ENETUNREACH: 'our_network',
  EHOSTUNREACH: 'our_network',
  EMFILE: 'our_resources',
  ENOMEM: 'our_resources',
};

const failed = (failure: Failure, error: unknown): Failed => ({
  ok: false,
  failure,
  detail: wordsOf(error),
});

/** An error of a TCP socket. One that nobody foresaw proves nothing about the peer: it counts as ours, with its words. */
export const classifySocketError = (error: unknown): Failed =>
  failed(socketCodes[codeOf(error)] ?? 'our_network', error);

/** An error of a TLS handshake or of an encrypted connection. */
export function classifyTlsError(error: unknown): Failed {
  const code = codeOf(error);
  if (ownTlsCodes.has(code)) return failed('our_resources', error);
  const known = tlsCodes[code];
  if (known) return failed(known, error);
  if (code.startsWith('ERR_SSL_') && code.includes('_ALERT_')) return failed('tls_alert', error);
  return socketCodes[code] ? classifySocketError(error) : failed('tls_failed', error);
}

/** An error of the resolver (c-ares). `no_addresses` stands for an answer without records of the type. */
export const classifyResolverError = (error: unknown): Failed =>
  failed(resolverCodes[codeOf(error)] ?? 'resolver_failed', error);

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  // OpenSSL puts file and line of its own source before and after the reason.
  const reason = /:SSL routines:[^:]*:([^:]+):/.exec(words)?.[1];
  return inertText(reason ?? words, 200);
}
