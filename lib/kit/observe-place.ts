import { classifyGreeting } from '@/lib/ftp/greeting-class';
import { parseAddress } from '@/lib/net/address';
import type { Failure } from '@/lib/net/failure';
import { inertText } from '@/lib/net/inert-text';
import type { Observation, ObservedReply, ObservedTls } from '@/lib/observations/observation';
import type { KitLineOf } from './kit-line';
import { connectCourse, type KitFacts, type KitObserver } from './kit-observer';
import type { ReadCertificate } from './read-certificate';

/** What connections showed: control ports, greetings, encryption, samples, and other hosts. */

export const observeConnect = ({ fields }: KitLineOf<'tcp'>, observe: KitObserver): Observation => {
  const [address, port, how, elapsedMs] = fields;
  return observe({ kind: 'tcp-connect' }, { address, port, elapsedMs, ...connectCourse(how) });
};

export const observeControl = ({ fields }: KitLineOf<'control'>, observe: KitObserver): Observation => {
  const [host, port, purpose, how, elapsedMs] = fields;
  const address = parseAddress(host)?.text;
  const place = address === undefined ? { host, port } : { host, address, port };
  return observe({ kind: 'outbound-connect', purpose }, { ...place, elapsedMs, ...connectCourse(how) });
};

/** A port to which nobody was invited: a refusal is the service's usual answer, and shows that the path is open. */
export const observeSample = ({ fields }: KitLineOf<'sample'>, observe: KitObserver): Observation => {
  const [address, port, how, elapsedMs] = fields;
  const facts: KitFacts<'data-connection'> = {
    kind: 'data-connection',
    protection: 'clear',
    mode: 'passive',
    command: 'EPSV',
    purpose: 'sample',
    resumption: 'offered',
    reached: how === 'open' ? 'connected' : 'nothing',
    tls: null,
    bytes: 0,
    closed: null,
    reply: null,
  };
  return observe(facts, { address, port, elapsedMs, ...connectCourse(how) });
};

const saidFailures = { text: null, silent: 'timed_out', closed: 'closed', reset: 'reset' } as const;

export function observeGreeting({ fields }: KitLineOf<'greet'>, observe: KitObserver): Observation {
  const [address, port, how, elapsedMs, text] = fields;
  const reply = how === 'text' ? replyOf(text) : null;
  const lines = reply?.text.split('\n') ?? [];
  const heard = new TextEncoder().encode(how === 'text' ? text : '');
  const found = classifyGreeting(reply && { ...reply, lines, raw: new Uint8Array() }, heard);
  const course = { address, port, elapsedMs, failure: greetingFailure(how, reply, found.speaks === 'ftp') };
  return observe({ kind: 'greeting', protection: 'clear', ...found, reply }, course);
}

function greetingFailure(
  how: keyof typeof saidFailures,
  reply: ObservedReply | null,
  isFtp: boolean,
): Failure | null {
  if (how !== 'text') return saidFailures[how];
  if (!isFtp) return 'not_ftp';
  if (reply === null) return 'reply_malformed';
  return reply.code >= 400 ? 'reply_negative' : null;
}

/** A reply that was put on one line; null for text that is none. */
export function replyOf(text: string): ObservedReply | null {
  const parts = text.split(' / ');
  const code = /^([1-5]\d\d)(?=[ -]|$)/.exec(parts.at(-1) ?? '')?.[1] ?? /^([1-5]\d\d)[ -]/.exec(text)?.[1];
  if (code === undefined) return null;
  const words = parts.map((part) => (part.startsWith(code) ? part.slice(4) : part));
  return { code: Number(code), text: words.map((part) => inertText(part, 500)).join('\n') };
}

const handshakeFailures: Readonly<Record<KitLineOf<'tls'>['fields'][3], Failure | null>> = {
  ok: null,
  'timed-out': 'timed_out',
  'not-tls': 'tls_not_spoken',
  version: 'tls_version',
  cipher: 'tls_no_common_cipher',
  alert: 'tls_alert',
  reset: 'reset',
  closed: 'closed',
  refused: 'refused',
  failed: 'tls_failed',
  'not-offered': 'tls_not_offered',
};

/** OpenSSL's numbers (x509_vfy.h) under the names that the portal's own library gives them. */
const verifyNames: ReadonlyMap<number, string> = new Map([
  [2, 'UNABLE_TO_GET_ISSUER_CERT'],
  [7, 'CERT_SIGNATURE_FAILURE'],
  [9, 'CERT_NOT_YET_VALID'],
  [10, 'CERT_HAS_EXPIRED'],
  [18, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [19, 'SELF_SIGNED_CERT_IN_CHAIN'],
  [20, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  [21, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  [23, 'CERT_REVOKED'],
  [25, 'PATH_LENGTH_EXCEEDED'],
  [26, 'INVALID_PURPOSE'],
  [27, 'CERT_UNTRUSTED'],
  [28, 'CERT_REJECTED'],
  [62, 'HOSTNAME_MISMATCH'],
  [79, 'INVALID_CA'],
]);

/** @param reply the answer to AUTH TLS at the same place, where it was seen */
export function observeHandshake(
  { fields }: KitLineOf<'tls'>,
  reply: ObservedReply | null,
  shown: ReadCertificate | null,
  observe: KitObserver,
): Observation {
  const [address, port, mode, how, version, cipher, verify, chainLength] = fields;
  const tls: ObservedTls | null =
    how === 'ok' && shown
      ? {
          version: version ?? 'unknown',
          cipher: cipher ?? 'unknown',
          resumed: false,
          chain: [shown.certificate],
          chainLength,
          nameMatches: shown.nameMatches,
          trustError:
            verify === null || verify === 0 ? null : (verifyNames.get(verify) ?? `VERIFY_${verify}`),
          ocsp: null,
        }
      : null;
  const explicit = mode === 'explicit' ? reply : null;
  return observe(
    { kind: 'tls-handshake', mode, reply: explicit, tls, clearText: null },
    { address, port, failure: handshakeFailures[how] },
  );
}

export const observeBurst = ({ fields }: KitLineOf<'burst'>, observe: KitObserver): Observation => {
  const [address, port, asked, opened] = fields;
  return observe({ kind: 'connection-burst', asked, opened: Math.min(asked, opened) }, { address, port });
};

/** Silence is a failure of its own; a machine on the way that says "too big" is an answer. */
export const observePacket = ({ fields }: KitLineOf<'packet'>, observe: KitObserver): Observation => {
  const [address, bytes, how] = fields;
  return observe(
    { kind: 'packet-size', bytes, passed: how === 'passed' },
    { address, failure: how === 'lost' ? 'timed_out' : null },
  );
};
