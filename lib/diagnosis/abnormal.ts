import type { ClientSaying } from '@/lib/observations/customer-kinds';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import { isCustomersSide } from '@/lib/observations/vantage';
import type { Profile } from '@/lib/provider/profile';
import { isOfProgram } from './customers-mode';
import { failedOnOurSide } from './our-side';

/**
 * What in an observation calls for an explanation. One observation can be abnormal in several ways at once, for
 * example a certificate that is both out of date and made out to another name; each way is a unit of its own,
 * numbered by the observation's place and the aspect, so that two faults in one observation are found as two.
 */
export type Aspect = 'failure' | 'trust' | 'name' | 'version' | 'slow' | 'address' | 'port' | 'listed';

const numbers: Readonly<Record<Aspect, number>> = {
  failure: 0,
  trust: 1,
  name: 2,
  version: 3,
  slow: 4,
  address: 5,
  port: 6,
  listed: 7,
};
const aspectCount = 8;

/** The usual answers, made once. */
const nothing: readonly Aspect[] = [];
const failure: readonly Aspect[] = ['failure'];

/** Longer than any healthy service takes to greet, and longer than impatient clients wait. Milliseconds. */
export const slowGreetingMs = 5000;

/** A clock that is off by so much makes certificates look invalid, and little less does not. Milliseconds. */
export const farOffMs = 86_400_000;

/** Where the host's web portal listens: a neighbour to compare with, not a port of the service. */
export const webPort = 443;

export interface AbnormalContext {
  readonly profile: Profile;
  /** The port the customer's program uses, when it is known. */
  readonly usedPort: number | null;
  readonly hostIsAddress: boolean;
  /** Ports that accepted a connection on any address, from any vantage. */
  readonly openPorts: ReadonlySet<number>;
  /** "address:port" of what was measured on the customer's side, where a browser's hint is worth nothing more. */
  readonly measured: ReadonlySet<string>;
  /** Whether the customer's program lets the service connect to it, and whether that was seen to work there. */
  readonly active: 'unused' | 'used' | 'works';
  /** The service took PORT or EPRT from somebody. */
  readonly takesActive: boolean;
  /** Ports that the service named to the customer's side for data. */
  readonly namedToCustomer: ReadonlySet<number>;
  /** They told us that their program does not encrypt. */
  readonly plain: boolean;
}

const obsoleteVersions: ReadonlySet<string> = new Set(['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.0', 'TLSv1.1']);
/** True for versions that RFC 8996 and RFC 7568 tell everybody to stop using. */
export const isObsoleteTls = (version: string): boolean => obsoleteVersions.has(version);

/** Trust errors that are about the name alone are kept apart from those about the chain. */
export const isNameError = (trustError: string): boolean => /ALTNAME|HOSTNAME/.test(trustError);

/** True when a reply refuses. */
export const isNegative = (reply: { readonly code: number } | null): boolean =>
  reply !== null && reply.code >= 400;

function handshakeAspects(seen: ObservationOf<'tls-handshake'>, context: AbnormalContext): readonly Aspect[] {
  if (seen.mode === 'web') return nothing;
  // Who does not encrypt misses nothing where encryption is not to be had.
  if (seen.failure === 'tls_not_offered' && context.plain) return nothing;
  const broken = seen.failure !== null && !failedOnOurSide(seen);
  if (seen.tls === null) return broken ? failure : nothing;
  const aspects: Aspect[] = broken ? ['failure'] : [];
  const distrusted = seen.tls.trustError !== null && !isNameError(seen.tls.trustError);
  if (distrusted || seen.tls.ocsp === 'revoked') aspects.push('trust');
  if (!seen.tls.nameMatches && !context.hostIsAddress) aspects.push('name');
  if (isObsoleteTls(seen.tls.version)) aspects.push('version');
  return aspects;
}

function passiveAspects(seen: ObservationOf<'passive-reply'>, context: AbnormalContext): readonly Aspect[] {
  // Before a login every command is refused, and PASV cannot work over IPv6 (RFC 2428 section 1).
  if (seen.reply?.code === 530) return nothing;
  if (seen.command === 'PASV' && seen.target?.address?.includes(':')) return nothing;
  if (seen.failure !== null || isNegative(seen.reply)) return failure;
  const aspects: Aspect[] = [];
  if (seen.names !== null && seen.names !== 'same') aspects.push('address');
  const range = context.profile.passivePorts;
  if (range !== null && seen.port !== null && (seen.port < range.from || seen.port > range.to))
    aspects.push('port');
  return aspects;
}

/** A closed port calls for an explanation where somebody promised or uses it, where it is open on another address, and where nothing is open at all. */
function connectMatters(seen: ObservationOf<'tcp-connect'>, context: AbnormalContext): boolean {
  const port = seen.target?.port ?? null;
  if (port === webPort && port !== context.usedPort) return false;
  if (isCustomersSide(seen.vantage)) {
    if (seen.vantage.kind === 'canary') return false;
    const place = `${seen.target?.address ?? seen.target?.host}:${port}`;
    if (seen.vantage.kind === 'browser' && context.measured.has(place)) return false;
    // A machine without IPv6 has no way to IPv6 addresses, and its programs take the others.
    if (seen.failure === 'network_unreachable' && seen.target?.address?.includes(':')) return false;
  }
  return (
    port === context.usedPort ||
    context.openPorts.size === 0 ||
    (port !== null && context.openPorts.has(port)) ||
    context.profile.controlPorts.some((offered) => offered.port === port && offered.promised)
  );
}

function greetingAspects(seen: ObservationOf<'greeting'>): readonly Aspect[] {
  if (seen.failure !== null || seen.speaks !== 'ftp' || isNegative(seen.reply)) return failure;
  return (seen.elapsedMs ?? 0) > slowGreetingMs ? ['slow'] : nothing;
}

/** To close a silent session is every service's right; to close it sooner than promised is not. */
function idleMatters(seen: ObservationOf<'idle'>, context: AbnormalContext): boolean {
  const promised = context.profile.timings.idleSeconds;
  return !seen.survived && (seen.keepalive || (promised !== null && seen.waitedMs < promised * 1000));
}

/** True when what is on the server, or came back from it, is not what was sent. */
export const storedOtherwise = (seen: ObservationOf<'transfer'>): boolean =>
  seen.contentMatches === false ||
  seen.failure === 'size_mismatch' ||
  seen.failure === 'content_mismatch' ||
  (seen.bytesExpected !== null && seen.sizeOnServer !== null && seen.bytesExpected !== seen.sizeOnServer);

/**
 * A callback that does not arrive is what the customer's program waits for, where it uses active mode. To a question of
 * ours it is the usual answer of every firewall, ours included.
 */
function callbackMatters(seen: ObservationOf<'active-callback'>, context: AbnormalContext): boolean {
  const failed = seen.failure !== null || isNegative(seen.reply);
  if (isCustomersSide(seen.vantage)) {
    // Refused in clear what is taken elsewhere: somebody reads along.
    const meddled = isNegative(seen.reply) && seen.protection === 'clear' && context.takesActive;
    return failed && (meddled || context.active !== 'unused' || isOfProgram(seen));
  }
  const promised = isNegative(seen.reply) && context.profile.activeMode === 'supported';
  return promised || (failed && context.active === 'used');
}

/**
 * A port of the range is closed at the service, and says so: the way to it is open, unless the service has just named it.
 * A firewall that refuses by itself shows in a real transfer.
 */
export const knocksInVain = (seen: ObservationOf<'data-connection'>): boolean =>
  seen.purpose === 'sample' && seen.failure === 'refused' && seen.vantage.kind === 'kit';

/** Without resumption on purpose: to refuse that is every service's right, and the answer to a question. */
const dataMatters = (seen: ObservationOf<'data-connection'>, context: AbnormalContext): boolean =>
  seen.resumption !== 'withheld' &&
  !(knocksInVain(seen) && !context.namedToCustomer.has(seen.target?.port ?? 0)) &&
  (seen.failure !== null || seen.closed === 'reset' || seen.closed === 'cut') &&
  (seen.mode === 'passive' || seen.vantage.kind !== 'kit' || context.active !== 'unused');

/**
 * Complaints of a program about what no other result shows. What it says of connections and encryption stands beside
 * a result of its own; what it says of certificates it may have been told to overlook.
 */
const complaints: ReadonlySet<ClientSaying> = new Set<ClientSaying>([
  'session-not-resumed',
  'listing-unreadable',
  'local-file',
  'encoding',
  'program-error',
]);

const when = (faulty: boolean): readonly Aspect[] => (faulty ? failure : nothing);

function aspectsOf(seen: Observation, context: AbnormalContext): readonly Aspect[] {
  if (seen.kind === 'tls-handshake') return handshakeAspects(seen, context);
  // What we broke off ourselves shows nothing; a handshake may have shown a certificate before.
  if (seen.failure !== null && failedOnOurSide(seen)) return nothing;
  switch (seen.kind) {
    case 'tcp-connect':
      return when(seen.failure !== null && connectMatters(seen, context));
    case 'greeting':
      return greetingAspects(seen);
    case 'passive-reply':
      return passiveAspects(seen, context);
    case 'transfer':
      return when(seen.failure !== null || isNegative(seen.reply) || storedOtherwise(seen));
    case 'login':
      return when(seen.failure !== null || isNegative(seen.reply) || seen.stage === 'account');
    case 'active-callback':
      return when(callbackMatters(seen, context));
    case 'idle':
      return when(idleMatters(seen, context));
    case 'name-resolution':
      return when(seen.failure !== null);
    case 'data-connection':
      return when(dataMatters(seen, context));
    case 'clock-offset':
      return when(seen.failure === null && Math.abs(seen.offsetMs) >= farOffMs);
    case 'client-message':
      return when(seen.says !== null && complaints.has(seen.says));
    case 'connection-burst':
      return when(seen.opened < seen.asked);
    case 'altered':
      return failure;
    // What servers say to FEAT and to unencrypted logins is their policy, and no fault.
    case 'features':
      // A refusal is an answer; a conversation that breaks off at its first command is not.
      return when(seen.failure !== null || seen.reply?.code === 421);
    // What the customer's program asks for is what it needs; our own questions are asked to learn the answer.
    case 'data-protection':
      return when(!seen.accepted && seen.vantage.kind === 'client-log');
    case 'plain-policy':
    case 'tls-version':
    case 'parallel-logins':
    case 'outbound-connect':
    case 'packet-size':
    case 'proxy-setting':
    case 'public-address':
    case 'client-hello':
    case 'certificate-comparison':
    case 'inbound-connect':
    case 'client-setting':
    case 'answer':
    case 'not-tested':
      return nothing;
    default: {
      const unknown: never = seen;
      return unknown;
    }
  }
}

/** An aspect of an observation that calls for an explanation, and the number of this unit. */
export interface AbnormalUnit {
  readonly aspect: Aspect;
  readonly unit: number;
}

/**
 * The abnormal units of one observation; null when nothing about it calls for an explanation.
 * @param place where it stands among the observations of one diagnosis: no two have the same
 */
export function abnormalUnits(
  seen: Observation,
  place: number,
  context: AbnormalContext,
): readonly AbnormalUnit[] | null {
  const aspects = aspectsOf(seen, context);
  if (aspects === nothing) return null;
  if (aspects === failure) return [{ aspect: 'failure', unit: place * aspectCount }];
  if (aspects.length === 0) return null;
  return aspects.map((aspect) => ({ aspect, unit: place * aspectCount + numbers[aspect] }));
}
