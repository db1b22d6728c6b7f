import { z } from 'zod';
import { failureSchema } from '@/lib/net/failure';
import { vantageSchema } from './vantage';

/**
 * Everything that can be seen, by whomever: the closed union. Facts only, never a judgement. An observation has
 * facts, or a failure, or both where an attempt got somewhere before it failed. Bump `v` when a stored kind
 * changes meaning.
 */

const text = (limit: number) => z.string().max(limit);
const targetSchema = z.object({
  host: text(260),
  /** The pinned address; null when the attempt ended before one was known. */
  address: text(64).nullable(),
  port: z.int().min(0).max(65535).nullable(),
});
export type ObservedTarget = z.infer<typeof targetSchema>;

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
});
export type ObservedTls = z.infer<typeof tlsSchema>;

/** How the control connection was protected when this was seen. */
export const protectionSchema = z.enum(['clear', 'explicit', 'implicit']);
export type Protection = z.infer<typeof protectionSchema>;

const base = {
  v: z.literal(1),
  /** Unique within a session; the same work done again gives the same id. */
  id: text(120),
  vantage: vantageSchema,
  /** ISO date with zone. */
  at: text(40),
  target: targetSchema.nullable(),
  elapsedMs: z.number().min(0).nullable(),
  failure: failureSchema.nullable(),
  /** Words of the system or the peer that belong to the failure. */
  detail: text(1024).nullable(),
};

const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.object({ ...base, kind: z.literal(name), ...shape });

export const nameResolution = kind('name-resolution', {
  name: text(260),
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
});
const tlsHandshake = kind('tls-handshake', {
  mode: z.enum(['explicit', 'implicit', 'data', 'web']),
  /** The answer to AUTH TLS in explicit mode. */
  reply: replySchema.nullable(),
  tls: tlsSchema.nullable(),
  /** Clear text that arrived after 234 or instead of a handshake. */
  clearText: text(512).nullable(),
});
const plainPolicy = kind('plain-policy', {
  /** The answer to USER on an unencrypted connection. */
  reply: replySchema.nullable(),
  plain: z.enum(['refused', 'accepted', 'unclear']),
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
const inboundConnect = kind('inbound-connect', {});
const clientSetting = kind('client-setting', { client: text(64), setting: text(64), value: text(512) });
const clientMessage = kind('client-message', {
  client: text(64),
  text: text(2048),
  line: z.int().nullable(),
});
const answer = kind('answer', { question: text(64), value: text(2048) });
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
  plainPolicy,
  login,
  passiveReply,
  activeCallback,
  dataConnection,
  transfer,
  idle,
  altered,
  certificateComparison,
  inboundConnect,
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
