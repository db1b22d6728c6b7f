import type { Failure } from '@/lib/net/failure';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import { knocksInVain, storedOtherwise } from './abnormal';
import { strong } from './cause';
import { programIsActive } from './customers-mode';
import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';

/** Nothing came back from the address and port that the service named for data. */
const unanswered: ReadonlySet<Failure> = new Set([
  'timed_out',
  'refused',
  'host_unreachable',
  'network_unreachable',
]);
const encryptionFailures: ReadonlySet<Failure> = new Set([
  'tls_alert',
  'tls_failed',
  'tls_version',
  'tls_no_common_cipher',
  'tls_not_spoken',
]);
/** Replies to a transfer command that are about the data connection, not the file (RFC 959 section 5.4, RFC 2228). */
const dataReplies: ReadonlySet<number> = new Set([421, 425, 426, 521, 522, 534]);

export type DataConnection = ObservationOf<'data-connection'>;
export type Transfer = ObservationOf<'transfer'>;

/** Passive data connections of one side, by the rung at which they ended. */
export interface DataLadder {
  /** Nothing answered at the passive port. */
  readonly unanswered: readonly DataConnection[];
  /** Connected, then encryption broke. */
  readonly unencrypted: readonly DataConnection[];
  /** Connected and, where asked for, encrypted; then cut off. */
  readonly cut: readonly DataConnection[];
  readonly fine: readonly DataConnection[];
}

const encryptionBroke = (seen: DataConnection): boolean => {
  if (seen.failure === null) return false;
  if (encryptionFailures.has(seen.failure)) return true;
  return (
    seen.reached === 'connected' &&
    seen.protection !== 'clear' &&
    // Silence counts when the service has answered that it begins: what is waited for then is the handshake.
    (seen.failure === 'reset' ||
      seen.failure === 'closed' ||
      (seen.failure === 'timed_out' && seen.reply !== null))
  );
};

/** Sorts passive data connections by how far they got. Our own failures are left out. */
function climb(
  connections: readonly DataConnection[],
  facts: Facts,
  mode: DataConnection['mode'] = 'passive',
): DataLadder {
  const ladder = {
    unanswered: [] as DataConnection[],
    unencrypted: [] as DataConnection[],
    cut: [] as DataConnection[],
    fine: [] as DataConnection[],
  };
  const inVain: DataConnection[] = [];
  for (const seen of connections) {
    if (seen.mode !== mode) continue;
    if (!facts.isAbnormal(seen)) {
      if (seen.failure === null) ladder.fine.push(seen);
      else if (knocksInVain(seen)) inVain.push(seen);
    } else if (seen.reached === 'nothing' && seen.failure !== null && unanswered.has(seen.failure))
      ladder.unanswered.push(seen);
    else if (encryptionBroke(seen)) ladder.unencrypted.push(seen);
    else ladder.cut.push(seen);
  }
  // Where somebody refuses what the service waits for, a refusal says nothing about the way.
  if (!ladder.unanswered.some(({ failure }) => failure === 'refused')) ladder.fine.push(...inVain);
  return ladder;
}

/** The portal's passive data connections, by how far they got. */
export const portalLadder = oncePerFacts(
  (facts): DataLadder => climb(facts.portal('data-connection'), facts),
);

/** Connections that the service made to us in active mode, and that then failed. */
export const portalActiveLadder = oncePerFacts(
  (facts): DataLadder => climb(facts.portal('data-connection'), facts, 'active'),
);

/** The same, seen on the customer's side. */
export const customersLadder = oncePerFacts(
  (facts): DataLadder => climb(facts.customers('data-connection'), facts),
);

/** Causes that the service names in its own words when it gives up a data connection. */
const namedByService = [
  'data-tls-session-reuse',
  'data-protection-required',
  'data-tls-failed',
  'data-peer-mismatch',
  'alg-rewrites-commands',
  'passive-reply-unusable',
  'storage-quota-exceeded',
] as const;

const namedInWords = oncePerFacts((facts): ReadonlySet<Observation> => {
  const named = new Set<Observation>();
  for (const cause of namedByService)
    for (const saying of facts.said(cause)) if (saying.strength >= strong) named.add(saying.observation);
  return named;
});

/** The customer's passive data connections that nobody answered, and for which the service gives no other reason. */
export const customersUnanswered = oncePerFacts((facts) =>
  customersLadder(facts).unanswered.filter((seen) => !namedInWords(facts).has(seen)),
);

/** Uploads that were not confirmed as complete. */
const unfinishedUploads = (transfers: readonly Transfer[], facts: Facts): readonly Transfer[] =>
  transfers.filter(
    (seen) =>
      seen.operation === 'upload' &&
      (seen.reply === null || seen.reply.code >= 400) &&
      facts.isAbnormal(seen),
  );

/**
 * Transfers that failed for what happened on the data connection, not for the file. What an upload that never
 * came to its end leaves behind, an empty file or half of one, is part of the same failure.
 */
function withoutData(transfers: readonly Transfer[], facts: Facts): readonly Transfer[] {
  const lost = unfinishedUploads(transfers, facts).length > 0;
  return transfers.filter(
    (seen) =>
      facts.isAbnormal(seen) &&
      (!storedOtherwise(seen) || (lost && seen.operation !== 'upload')) &&
      (seen.reply === null || seen.reply.code < 400 || dataReplies.has(seen.reply.code)),
  );
}

/** The portal's transfers that failed for what happened on the data connection. */
export const transfersWithoutData = oncePerFacts((facts) => withoutData(facts.portal('transfer'), facts));

/** The same, seen on the customer's side. */
export const customersTransfersWithoutData = oncePerFacts((facts) =>
  withoutData(facts.customers('transfer'), facts),
);

/** True when the customer's program, as seen or told, lets the service connect to it. */
export const usesActive = oncePerFacts((facts): boolean => programIsActive(facts));

/**
 * Sound answers to the customer's passive command after which nothing more is known: the log breaks off where the
 * data connection should come.
 */
export const brokenOffAtData = oncePerFacts((facts) =>
  facts.customers('data-connection').length + facts.customers('transfer').length > 0 || usesActive(facts)
    ? []
    : facts
        .customers('passive-reply')
        .filter(
          (seen) => seen.failure === null && seen.vantage.kind === 'client-log' && !facts.isAbnormal(seen),
        ),
);

/** Tests of ours that got no connection for their commands: they never came as far as a command about files. */
export const neverOpened = (seen: Transfer): boolean =>
  (seen.vantage.kind === 'kit' || seen.vantage.kind === 'portal') &&
  seen.failure === 'timed_out' &&
  seen.reply === null &&
  seen.bytesSeen === null &&
  seen.controlIdleMs === null;

/** Of those, the ones in which nothing answered at the passive port. */
export const isUnanswered = (seen: Transfer): boolean =>
  (seen.bytesSeen ?? 0) === 0 &&
  ((seen.failure !== null && unanswered.has(seen.failure)) || seen.reply?.code === 425);

export const isEncryptionFailure = (failure: Failure | null): boolean =>
  failure !== null && encryptionFailures.has(failure);
