import type { Failure } from '@/lib/net/failure';
import type { ObservationOf } from '@/lib/observations/observation';

const notEncrypted: ReadonlySet<Failure> = new Set(['tls_version', 'tls_not_spoken']);

/**
 * True when the answer to a login on an encrypted connection was not encrypted. Version and cipher were agreed
 * long before, and every record starts with them (RFC 8446 section 5.1): a "wrong version" here is clear text,
 * as some servers write it when they give up after PASS.
 */
export const unreadableAtLogin = (seen: ObservationOf<'login'>): boolean =>
  seen.protection !== 'clear' &&
  seen.reply === null &&
  seen.failure !== null &&
  notEncrypted.has(seen.failure);
