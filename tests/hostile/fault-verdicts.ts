import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Failure } from '@/lib/net/failure';
import type { ObservationKind } from '@/lib/observations/observation';
import type { Fault } from './fault-relay';

/** When the fault begins: at the connection, or with the server's answer at that place of the conversation. */
export const moments = ['connect', 'greeting', 'AUTH', 'TLS', 'login', 'data'] as const;
export type Moment = (typeof moments)[number];

/** What must be seen, and the cause that must come first. */
export interface Verdict {
  readonly kind: ObservationKind;
  readonly failure: Failure | null;
  readonly cause: CauseId;
}

const fine = (kind: ObservationKind): Verdict => ({ kind, failure: null, cause: 'no-problem-found' });

/** What is slow and complete is no fault at any moment. */
const harmless: Readonly<Record<Moment, Verdict>> = {
  connect: fine('tcp-connect'),
  greeting: fine('greeting'),
  AUTH: fine('tls-handshake'),
  TLS: fine('tls-handshake'),
  login: fine('login'),
  data: fine('data-connection'),
};

/** The same failure at each moment, where the moments differ in what they stop. */
const broken = (
  failure: Failure,
  changes: Partial<Record<Moment, Verdict>> = {},
): Record<Moment, Verdict> => ({
  connect: { kind: 'greeting', failure, cause: 'service-silent' },
  greeting: { kind: 'greeting', failure, cause: 'service-silent' },
  AUTH: { kind: 'tls-handshake', failure, cause: 'tls-handshake-failed' },
  TLS: { kind: 'tls-handshake', failure, cause: 'tls-handshake-failed' },
  login: { kind: 'login', failure, cause: 'service-silent' },
  data: { kind: 'data-connection', failure, cause: 'transfer-interrupted' },
  ...changes,
});

/** A cut without the farewell of TLS looks like an end on our side; the server knows better, and says so. */
const saysItWasCut: Verdict = {
  kind: 'data-connection',
  failure: 'reply_negative',
  cause: 'transfer-interrupted',
};
/** The beginning of a greeting, and no end of it. */
const halfAGreeting: Verdict = { kind: 'greeting', failure: 'closed', cause: 'inconclusive' };

/** Written before the first run: eight faults at each of six moments. */
export const verdicts: Readonly<Record<Fault, Readonly<Record<Moment, Verdict>>>> = {
  latency: harmless,
  bandwidth: harmless,
  slicing: harmless,
  reset: broken('reset'),
  'half-close': broken('closed', { data: saysItWasCut }),
  'byte-limit': broken('closed', { connect: halfAGreeting, greeting: halfAGreeting, data: saysItWasCut }),
  'time-out': broken('timed_out'),
  down: broken('closed', {
    connect: { kind: 'tcp-connect', failure: 'refused', cause: 'connection-refused' },
    data: saysItWasCut,
  }),
};
