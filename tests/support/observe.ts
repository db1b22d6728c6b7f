import type { Failure } from '@/lib/net/failure';
import type {
  NotTestedReason,
  Observation,
  ObservationKind,
  ObservationOf,
  ObservedReply,
  ObservedTls,
} from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';
import { goodTls } from './usual-tls';

/** Short ways to write observations in tests. Every one is complete and valid; ids come from a counter of the builder. */

const fromPortal: Vantage = { kind: 'portal', network: 'test' };
export const fromKit: Vantage = { kind: 'kit', network: 'office' };
const fromCustomer: Vantage = { kind: 'customer', network: 'office' };

const day = Date.parse('2026-03-02T10:00:00.000Z');

export interface Where {
  readonly host?: string;
  readonly address?: string | null;
  readonly port?: number | null;
  readonly vantage?: Vantage;
  readonly id?: string;
  readonly elapsedMs?: number;
}

export const reply = (code: number, text: string): ObservedReply => ({ code, text });

type Facts<K extends ObservationKind> = Omit<
  ObservationOf<K>,
  'v' | 'kind' | 'id' | 'vantage' | 'at' | 'target' | 'elapsedMs' | 'failure' | 'detail'
>;

/** Kinds that have no words of their own here. */
type OtherKind =
  | 'tls-version'
  | 'data-protection'
  | 'parallel-logins'
  | 'active-callback'
  | 'altered'
  | 'inbound-connect'
  | 'outbound-connect'
  | 'packet-size'
  | 'connection-burst'
  | 'clock-offset'
  | 'proxy-setting'
  | 'public-address'
  | 'client-hello'
  | 'client-setting'
  | 'client-message';
type OtherFacts<K extends OtherKind = OtherKind> = K extends OtherKind ? { kind: K } & Facts<K> : never;

/** The words of one observer at one target; `seen` collects what was written so far, in order. */
export function observe(defaults: Where = {}) {
  let count = 0;
  const envelope = (kind: ObservationKind, where: Where, failure: Failure | null) => {
    const all = {
      host: 'ftp.example.test',
      address: '192.0.2.1',
      port: 21,
      vantage: fromPortal,
      elapsedMs: 40,
      ...defaults,
      ...where,
    };
    count += 1;
    return {
      v: 1 as const,
      id:
        all.id ?? `${String(count).padStart(3, '0')}-${kind}-${all.vantage.kind}@${all.address}:${all.port}`,
      vantage: all.vantage,
      at: new Date(day + count * 1000).toISOString(),
      target: { host: all.host, address: all.address, port: all.port },
      elapsedMs: all.elapsedMs,
      failure,
      detail: null,
    };
  };
  const told = (question: string, value: string): Observation => ({
    ...envelope('answer', { vantage: fromCustomer, address: null, port: null }, null),
    target: null,
    kind: 'answer',
    question,
    value,
  });
  const negative = (answer: ObservedReply | null): Failure | null =>
    answer !== null && answer.code >= 400 ? 'reply_negative' : null;

  return {
    resolves: (
      addresses: readonly string[],
      where: Where & { aliases?: string[]; source?: 'resolver' | 'hosts-file' } = {},
    ): Observation => ({
      ...envelope('name-resolution', { ...where, address: null, port: null }, null),
      kind: 'name-resolution',
      name: where.host ?? defaults.host ?? 'ftp.example.test',
      source: where.source ?? 'resolver',
      aliases: where.aliases ?? [],
      addresses: addresses.map((address) => ({
        address,
        family: address.includes(':') ? (6 as const) : (4 as const),
        ttl: 300,
        refusal: null,
      })),
      omitted: 0,
      failures: [],
    }),
    doesNotResolve: (failure: Failure, where: Where = {}): Observation => ({
      ...envelope('name-resolution', { ...where, address: null, port: null }, failure),
      kind: 'name-resolution',
      name: where.host ?? defaults.host ?? 'ftp.example.test',
      source: 'resolver',
      aliases: [],
      addresses: [],
      omitted: 0,
      failures: [{ type: 'A', failure }],
    }),
    connects: (where: Where = {}): Observation => ({
      ...envelope('tcp-connect', where, null),
      kind: 'tcp-connect',
    }),
    cannotConnect: (failure: Failure, where: Where = {}): Observation => ({
      ...envelope('tcp-connect', where, failure),
      kind: 'tcp-connect',
    }),
    greets: (where: Where = {}, answer: ObservedReply = reply(220, 'Ready.')): Observation => ({
      ...envelope('greeting', where, negative(answer)),
      kind: 'greeting',
      protection: 'clear',
      speaks: 'ftp',
      reply: answer,
      software: null,
    }),
    speaks: (speaks: ObservationOf<'greeting'>['speaks'], where: Where = {}): Observation => ({
      ...envelope('greeting', where, 'not_ftp'),
      kind: 'greeting',
      protection: 'clear',
      speaks,
      reply: null,
      software: null,
    }),
    staysSilent: (failure: Failure = 'timed_out', where: Where = {}): Observation => ({
      ...envelope('greeting', where, failure),
      kind: 'greeting',
      protection: 'clear',
      speaks: 'nothing',
      reply: null,
      software: null,
    }),
    encrypts: (
      mode: ObservationOf<'tls-handshake'>['mode'],
      tls: Partial<ObservedTls> = {},
      where: Where = {},
    ): Observation => ({
      ...envelope('tls-handshake', where, null),
      kind: 'tls-handshake',
      mode,
      reply: mode === 'explicit' ? reply(234, 'Go ahead.') : null,
      tls: { ...goodTls, ...tls },
      clearText: null,
    }),
    cannotEncrypt: (
      mode: ObservationOf<'tls-handshake'>['mode'],
      failure: Failure,
      more: Partial<Facts<'tls-handshake'>> & Where = {},
    ): Observation => ({
      ...envelope('tls-handshake', more, failure),
      kind: 'tls-handshake',
      mode,
      reply: more.reply ?? null,
      tls: null,
      clearText: more.clearText ?? null,
    }),
    refusesPlain: (where: Where = {}): Observation => ({
      ...envelope('plain-policy', where, null),
      kind: 'plain-policy',
      reply: reply(530, 'Encryption first.'),
      plain: 'refused',
    }),
    acceptsPlain: (where: Where = {}): Observation => ({
      ...envelope('plain-policy', where, null),
      kind: 'plain-policy',
      reply: reply(331, 'Password.'),
      plain: 'accepted',
    }),
    logsIn: (where: Where = {}): Observation => ({
      ...envelope('login', where, null),
      kind: 'login',
      protection: 'explicit',
      stage: 'done',
      reply: reply(230, 'Welcome.'),
    }),
    refusesLogin: (code: number, text: string, where: Where = {}): Observation => ({
      ...envelope('login', where, 'reply_negative'),
      kind: 'login',
      protection: 'explicit',
      stage: 'password',
      reply: reply(code, text),
    }),
    loginFails: (failure: Failure, where: Where = {}): Observation => ({
      ...envelope('login', where, failure),
      kind: 'login',
      protection: 'explicit',
      stage: 'password',
      reply: null,
    }),
    passive: (
      more: Partial<Omit<Facts<'passive-reply'>, 'address'>> &
        Where & { failure?: Failure; announced?: string } = {},
    ): Observation => ({
      ...envelope('passive-reply', { ...more, port: 21 }, more.failure ?? null),
      kind: 'passive-reply',
      protection: more.protection ?? 'explicit',
      command: more.command ?? 'EPSV',
      reply: more.reply ?? reply(229, 'Entering extended passive mode.'),
      address: more.announced ?? null,
      port: more.failure ? null : (more.port ?? 40001),
      names: more.failure ? null : (more.names ?? 'same'),
    }),
    data: (more: Partial<Facts<'data-connection'>> & Where & { failure?: Failure } = {}): Observation => ({
      ...envelope('data-connection', more, more.failure ?? null),
      kind: 'data-connection',
      protection: more.protection ?? 'explicit',
      mode: more.mode ?? 'passive',
      command: more.command ?? 'EPSV',
      purpose: more.purpose ?? 'listing',
      resumption: more.resumption ?? 'offered',
      reached: more.reached ?? (more.failure ? 'nothing' : 'closed'),
      tls: more.tls === undefined ? (more.failure ? null : goodTls) : more.tls,
      bytes: more.bytes ?? 0,
      closed: more.closed === undefined ? (more.failure ? null : 'clean') : more.closed,
      reply: more.reply ?? null,
    }),
    transfers: (
      operation: ObservationOf<'transfer'>['operation'],
      more: Partial<Facts<'transfer'>> & Where & { failure?: Failure } = {},
    ): Observation => ({
      ...envelope('transfer', more, more.failure ?? negative(more.reply ?? null)),
      kind: 'transfer',
      operation,
      protection: 'explicit',
      bytesExpected: more.bytesExpected ?? null,
      bytesSeen: more.bytesSeen ?? null,
      sizeOnServer: more.sizeOnServer ?? null,
      contentMatches: more.contentMatches ?? null,
      reply: more.reply === undefined ? (more.failure ? null : reply(226, 'Done.')) : more.reply,
      size: more.size ?? 'small',
      controlIdleMs: more.controlIdleMs ?? null,
    }),
    staysIdle: (
      waitedMs: number,
      survived: boolean,
      more: { keepalive?: boolean; reply?: ObservedReply } = {},
    ): Observation => ({
      ...envelope('idle', {}, null),
      kind: 'idle',
      keepalive: more.keepalive ?? false,
      waitedMs,
      survived,
      reply: more.reply ?? null,
    }),
    /** Any other kind: its facts, where it was seen, and how it failed. */
    sees: (facts: OtherFacts, more: Where & { failure?: Failure } = {}): Observation => ({
      ...envelope(facts.kind, more, more.failure ?? null),
      ...facts,
    }),
    answers: told,
    notTested: (check: string, reason: NotTestedReason, where: Where = {}): Observation => ({
      ...envelope('not-tested', where, null),
      kind: 'not-tested',
      check,
      reason,
    }),
  };
}
export type Observe = ReturnType<typeof observe>;
