import { isOurSide } from '@/lib/net/failure';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';

/**
 * What in an observation calls for an explanation. One observation can be abnormal in several ways at once, for
 * example a certificate that is both out of date and made out to another name; each way is a unit of its own,
 * named by the observation's id and the aspect, so that two faults in one observation are found as two.
 */
export type Aspect = 'failure' | 'trust' | 'name' | 'version' | 'slow' | 'address' | 'port' | 'listed';

const unitOf = (observation: Observation, aspect: Aspect): string => `${observation.id}#${aspect}`;

/** Longer than any healthy service takes to greet, and longer than impatient clients wait. Milliseconds. */
export const slowGreetingMs = 5000;

/** Where the host's web portal listens: a neighbour to compare with, not a port of the service. */
export const webPort = 443;

export interface AbnormalContext {
  readonly profile: Profile;
  /** The port the customer's program uses, when it is known. */
  readonly usedPort: number | null;
  readonly hostIsAddress: boolean;
  /** Ports that accepted a connection on any address, from any vantage. */
  readonly openPorts: ReadonlySet<number>;
}

const obsoleteVersions: ReadonlySet<string> = new Set(['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.0', 'TLSv1.1']);
/** True for versions that RFC 8996 and RFC 7568 tell everybody to stop using. */
export const isObsoleteTls = (version: string): boolean => obsoleteVersions.has(version);

/** Trust errors that are about the name alone are kept apart from those about the chain. */
export const isNameError = (trustError: string): boolean => /ALTNAME|HOSTNAME/.test(trustError);

/** True when a reply refuses. */
export const isNegative = (reply: { readonly code: number } | null): boolean =>
  reply !== null && reply.code >= 400;

const failed = (observation: Observation): boolean =>
  observation.failure !== null && !isOurSide(observation.failure);

function handshakeAspects(seen: ObservationOf<'tls-handshake'>, context: AbnormalContext): Aspect[] {
  if (seen.mode === 'web') return [];
  const aspects: Aspect[] = failed(seen) ? ['failure'] : [];
  if (seen.tls === null) return aspects;
  if (seen.tls.trustError !== null && !isNameError(seen.tls.trustError)) aspects.push('trust');
  if (!seen.tls.nameMatches && !context.hostIsAddress) aspects.push('name');
  if (isObsoleteTls(seen.tls.version)) aspects.push('version');
  return aspects;
}

function passiveAspects(seen: ObservationOf<'passive-reply'>, context: AbnormalContext): Aspect[] {
  // Before a login every command is refused, and PASV cannot work over IPv6 (RFC 2428 section 1).
  if (seen.reply?.code === 530) return [];
  if (seen.command === 'PASV' && seen.target?.address?.includes(':')) return [];
  if (failed(seen) || isNegative(seen.reply)) return ['failure'];
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
  return (
    port === context.usedPort ||
    context.openPorts.size === 0 ||
    (port !== null && context.openPorts.has(port)) ||
    context.profile.controlPorts.some((offered) => offered.port === port && offered.promised)
  );
}

function greetingAspects(seen: ObservationOf<'greeting'>): Aspect[] {
  if (failed(seen) || seen.speaks !== 'ftp' || isNegative(seen.reply)) return ['failure'];
  return (seen.elapsedMs ?? 0) > slowGreetingMs ? ['slow'] : [];
}

function transferAspects(seen: ObservationOf<'transfer'>): Aspect[] {
  return failed(seen) || isNegative(seen.reply) || storedOtherwise(seen) ? ['failure'] : [];
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

function aspectsOf(seen: Observation, context: AbnormalContext): Aspect[] {
  switch (seen.kind) {
    case 'tcp-connect':
      return failed(seen) && connectMatters(seen, context) ? ['failure'] : [];
    case 'greeting':
      return greetingAspects(seen);
    case 'tls-handshake':
      return handshakeAspects(seen, context);
    case 'passive-reply':
      return passiveAspects(seen, context);
    case 'transfer':
      return transferAspects(seen);
    case 'login':
      return failed(seen) || isNegative(seen.reply) || seen.stage === 'account' ? ['failure'] : [];
    case 'active-callback':
      // Seen from the portal, a callback that does not arrive may be kept out by our own firewall.
      return isNegative(seen.reply) && context.profile.activeMode === 'supported' ? ['failure'] : [];
    case 'idle':
      return idleMatters(seen, context) ? ['failure'] : [];
    case 'name-resolution':
      return failed(seen) ? ['failure'] : [];
    case 'data-connection':
      return failed(seen) || seen.closed === 'reset' || seen.closed === 'cut' ? ['failure'] : [];
    case 'altered':
      return ['failure'];
    // What servers say to FEAT and to unencrypted logins is their policy, and no fault.
    case 'features':
    case 'plain-policy':
    case 'certificate-comparison':
    case 'inbound-connect':
    case 'client-setting':
    case 'client-message':
    case 'answer':
    case 'not-tested':
      return [];
    default: {
      const unknown: never = seen;
      return unknown;
    }
  }
}

/** An aspect of an observation that calls for an explanation, and the name of this unit. */
export interface AbnormalUnit {
  readonly aspect: Aspect;
  readonly unit: string;
}

/** The abnormal units of one observation; empty when nothing about it calls for an explanation. */
export const abnormalUnits = (seen: Observation, context: AbnormalContext): readonly AbnormalUnit[] =>
  aspectsOf(seen, context).map((aspect) => ({ aspect, unit: unitOf(seen, aspect) }));
