import type { Failure } from '@/lib/net/failure';
import type { ObservationOf } from '@/lib/observations/observation';
import { storedOtherwise } from './abnormal';
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
    (seen.failure === 'reset' || seen.failure === 'closed')
  );
};

/** Sorts passive data connections by how far they got. Our own failures are left out. */
function climb(connections: readonly DataConnection[], facts: Facts): DataLadder {
  const ladder = {
    unanswered: [] as DataConnection[],
    unencrypted: [] as DataConnection[],
    cut: [] as DataConnection[],
    fine: [] as DataConnection[],
  };
  for (const seen of connections) {
    if (seen.mode !== 'passive') continue;
    if (!facts.isAbnormal(seen)) {
      if (seen.failure === null) ladder.fine.push(seen);
    } else if (seen.reached === 'nothing' && seen.failure !== null && unanswered.has(seen.failure))
      ladder.unanswered.push(seen);
    else if (encryptionBroke(seen)) ladder.unencrypted.push(seen);
    else ladder.cut.push(seen);
  }
  return ladder;
}

/** The portal's passive data connections, by how far they got. */
export const portalLadder = oncePerFacts(
  (facts): DataLadder => climb(facts.portal('data-connection'), facts),
);

/** The same, seen on the customer's side. */
export const customersLadder = oncePerFacts(
  (facts): DataLadder => climb(facts.customers('data-connection'), facts),
);

/** Transfers that failed for what happened on the data connection, not for the file. */
export const transfersWithoutData = oncePerFacts((facts): readonly Transfer[] =>
  facts
    .portal('transfer')
    .filter(
      (seen) =>
        facts.isAbnormal(seen) &&
        !storedOtherwise(seen) &&
        (seen.reply === null || seen.reply.code < 400 || dataReplies.has(seen.reply.code)),
    ),
);

/** Of those, the ones in which nothing answered at the passive port. */
export const isUnanswered = (seen: Transfer): boolean =>
  (seen.bytesSeen ?? 0) === 0 &&
  ((seen.failure !== null && unanswered.has(seen.failure)) || seen.reply?.code === 425);

export const isEncryptionFailure = (failure: Failure | null): boolean =>
  failure !== null && encryptionFailures.has(failure);
