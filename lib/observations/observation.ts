import { z } from 'zod';
import { failureSchema } from '@/lib/net/failure';
import {
  answer,
  clientHello,
  clientMessage,
  clientSetting,
  clockOffset,
  connectionBurst,
  inboundConnect,
  outboundConnect,
  packetSize,
  proxySetting,
  publicAddress,
} from './customer-kinds';
import { kind, text } from './envelope';

/**
 * Everything that can be seen, by whomever: the closed union. Facts only, never a judgement. An observation has
 * facts, or a failure, or both where an attempt got somewhere before it failed. Bump `v` when a stored kind
 * changes meaning.
 */

/** A reply of the server. `text` is without secrets and with control characters made visible. */
export const replySchema = z.object({ code: z.int(), text: text(4096) });
export type ObservedReply = z.infer<typeof replySchema>;

const certificateSchema = z.object({
  subject: text(512),
  issuer: text(512),
  altNames: z.array(text(256)).max(50),
  validFrom: text(40),
  validTo: text(40),
  fingerprint: text(100),
  selfSigned: z.boolean(),
});
export type ObservedCertificate = z.infer<typeof certificateSchema>;

const tlsSchema = z.object({
  version: text(16),
  cipher: text(64),
  resumed: z.boolean(),
  chain: z.array(certificateSchema).max(10),
  chainLength: z.int(),
  nameMatches: z.boolean(),
  trustError: text(64).nullable(),
  /** What a stapled OCSP response says (RFC 6066 section 8, RFC 6960); null when none was stapled. */
  ocsp: z.enum(['good', 'revoked', 'unknown', 'unreadable']).nullable().default(null),
});
export type ObservedTls = z.infer<typeof tlsSchema>;

/** How the control connection was protected when this was seen. */
export const protectionSchema = z.enum(['clear', 'explicit', 'implicit']);
export type Protection = z.infer<typeof protectionSchema>;

export const nameResolution = kind('name-resolution', {
  name: text(260),
  /** Where the answer came from: an entry in the machine's own hosts file comes before every resolver. */
  source: z.enum(['resolver', 'hosts-file']).default('resolver'),
  /** Every name the answer led through, in order. */
  aliases: z.array(text(260)).max(8),
  addresses: z
    .array(
      z.object({
        address: text(64),
        family: z.union([z.literal(4), z.literal(6)]),
        ttl: z.number().nullable(),
        /** Why the target policy forbids to contact it; null when it may be contacted. */ refusal:
          text(200).nullable(),
      }),
    )
    .max(16),
  /** Records beyond the limit. */
  omitted: z.int(),
  failures: z.array(z.object({ type: z.enum(['A', 'AAAA', 'CNAME']), failure: failureSchema })),
});
const tcpConnect = kind('tcp-connect', {});
const greeting = kind('greeting', {
  protection: protectionSchema,
  /** What the first bytes are. */
  speaks: z.enum(['ftp', 'ssh', 'http', 'smtp', 'imap', 'pop3', 'tls', 'unknown', 'nothing']),
  reply: replySchema.nullable(),
  /** The server program as it names itself. */
  software: text(120).nullable(),
});
const features = kind('features', {
  protection: protectionSchema,
  reply: replySchema.nullable(),
  names: z.array(text(64)).max(100),
  /** What SYST names (RFC 959 section 4.1.3); null where it was not asked or not told. */
  system: text(200).nullable().default(null),
  /** The answer to CLNT, which is sent only where FEAT offers it. */
  clientNamed: replySchema.nullable().default(null),
});
const tlsHandshake = kind('tls-handshake', {
  mode: z.enum(['explicit', 'implicit', 'data', 'web']),
  /** The answer to AUTH TLS in explicit mode. */
  reply: replySchema.nullable(),
  tls: tlsSchema.nullable(),
  /** Clear text that arrived after 234 or instead of a handshake. */
  clearText: text(512).nullable(),
});
/** One protocol version offered alone: whether the service takes it. */
const tlsVersion = kind('tls-version', {
  mode: z.enum(['explicit', 'implicit']),
  version: z.enum(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']),
  accepted: z.boolean(),
  cipher: text(64).nullable(),
});
const plainPolicy = kind('plain-policy', {
  /** The answer to USER on an unencrypted connection. */
  reply: replySchema.nullable(),
  plain: z.enum(['refused', 'accepted', 'unclear']),
});
/** Whether data connections may be in clear (PROT C) or encrypted (PROT P) on an encrypted control connection (RFC 4217 section 9). */
const dataProtection = kind('data-protection', {
  level: z.enum(['clear', 'private']),
  accepted: z.boolean(),
  reply: replySchema.nullable(),
});
const login = kind('login', {
  protection: protectionSchema,
  stage: z.enum(['user', 'password', 'account', 'done']),
  reply: replySchema.nullable(),
});
const passiveReply = kind('passive-reply', {
  protection: protectionSchema,
  command: z.enum(['PASV', 'EPSV']),
  reply: replySchema.nullable(),
  address: text(64).nullable(),
  port: z.int().nullable(),
  /** The address compared with the control connection's. EPSV names none, so it is `same`. */
  names: z.enum(['same', 'private', 'loopback', 'unspecified', 'other-public', 'other-special']).nullable(),
});
const activeCallback = kind('active-callback', {
  protection: protectionSchema,
  command: z.enum(['PORT', 'EPRT']),
  announced: z.object({ address: text(64), port: z.int() }),
  reply: replySchema.nullable(),
  from: text(64).nullable(),
  strangers: z.int(),
});
const dataConnection = kind('data-connection', {
  protection: protectionSchema,
  mode: z.enum(['passive', 'active']),
  command: z.enum(['PASV', 'EPSV', 'PORT', 'EPRT']),
  /** `listing` carried LIST; `sample` was opened to see whether this port answers, and closed without a command. */
  purpose: z.enum(['listing', 'sample']).default('listing'),
  /** Whether our side offered the control connection's TLS session to the data connection. */
  resumption: z.enum(['offered', 'withheld']).default('offered'),
  /** The last rung reached. */
  reached: z.enum(['nothing', 'connected', 'encrypted', 'bytes', 'closed']),
  tls: tlsSchema.nullable(),
  bytes: z.int(),
  closed: z.enum(['clean', 'reset', 'cut']).nullable(),
  reply: replySchema.nullable(),
});
const transfer = kind('transfer', {
  operation: z.enum(['list', 'upload', 'size', 'download', 'delete']),
  protection: protectionSchema,
  bytesExpected: z.int().nullable(),
  bytesSeen: z.int().nullable(),
  sizeOnServer: z.int().nullable(),
  contentMatches: z.boolean().nullable(),
  reply: replySchema.nullable(),
  /** `large` has many full-size packets; `slow` keeps the control connection silent for a while. */
  size: z.enum(['small', 'large', 'slow']).default('small'),
  /** How long the control connection was silent meanwhile; null where nobody measured it. */
  controlIdleMs: z.number().nullable().default(null),
});
/** Logins side by side with one user, until the service refused or the wanted number was open. */
const parallelLogins = kind('parallel-logins', {
  asked: z.int(),
  opened: z.int(),
  /** What the service said to the first one it refused. */
  reply: replySchema.nullable(),
});
const idle = kind('idle', {
  keepalive: z.boolean(),
  waitedMs: z.number(),
  survived: z.boolean(),
  reply: replySchema.nullable(),
});
const altered = kind('altered', {
  what: z.enum(['command', 'reply', 'data']),
  sent: text(512),
  received: text(512),
});
const certificateComparison = kind('certificate-comparison', {
  /** What the control connection's certificate was compared with. */
  with: z.enum(['web-portal', 'other-vantage']),
  same: z.boolean().nullable(),
  ours: text(100).nullable(),
  theirs: text(100).nullable(),
});
export const notTestedReasons = [
  'needs-login', // no user and password were given
  'needs-earlier', // something it builds on did not work
  'not-offered', // the service does not have it
  'not-in-profile', // the profile does not promise it
  'cancelled',
  'interrupted', // our process ended in the middle
  'out-of-time',
  'not-asked', // the person chose not to
  'too-many-addresses',
  'not-set-up', // this installation is not set up for it
  'no-tool', // the customer's machine has no program for it
] as const;
const notTested = kind('not-tested', {
  check: text(64),
  reason: z.enum(notTestedReasons),
});
export type NotTestedReason = (typeof notTestedReasons)[number];

export const observationSchema = z.discriminatedUnion('kind', [
  nameResolution,
  tcpConnect,
  greeting,
  features,
  tlsHandshake,
  tlsVersion,
  plainPolicy,
  dataProtection,
  login,
  passiveReply,
  activeCallback,
  dataConnection,
  transfer,
  parallelLogins,
  idle,
  altered,
  certificateComparison,
  inboundConnect,
  outboundConnect,
  packetSize,
  connectionBurst,
  clockOffset,
  proxySetting,
  publicAddress,
  clientHello,
  clientSetting,
  clientMessage,
  answer,
  notTested,
]);
export type Observation = z.infer<typeof observationSchema>;
export type ObservationKind = Observation['kind'];
export type ObservationOf<K extends ObservationKind> = Extract<Observation, { kind: K }>;

/** Facts of one kind without the envelope (id, vantage, time) that the run adds. */
export type Seen<K extends ObservationKind = ObservationKind> = K extends ObservationKind
  ? Omit<ObservationOf<K>, 'v' | 'id' | 'vantage' | 'at'>
  : never;
