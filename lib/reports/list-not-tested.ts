import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes } from '@/lib/diagnosis/handshakes';
import { isOurSide } from '@/lib/net/failure';
import type { NotTestedReason, Observation, ObservationOf } from '@/lib/observations/observation';
import { checks } from '@/lib/probes/registry';
import { notTestedSentence } from './not-tested-sentence';
import type { NotTestedLine } from './report';

type NotTested = ObservationOf<'not-tested'>;

interface Group {
  readonly check: string;
  readonly reason: NotTestedReason;
  readonly seen: NotTested[];
}

const questions: ReadonlyMap<string, string> = new Map(checks.map((check) => [check.id, check.question]));

/** The question a check asks, in words; for a check that is no longer known, its name. */
const questionOf = (check: string): string => questions.get(check) ?? check.replaceAll('-', ' ');

const placesShown = 3;
function whereOf(group: readonly NotTested[]): string | null {
  const places = [...new Set(group.map((seen) => place(seen)).filter((text) => text !== null))].sort();
  if (places.length === 0) return null;
  const rest = places.length - placesShown;
  return `${places.slice(0, placesShown).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

function place(seen: NotTested): string | null {
  const { address = null, port = null } = seen.target ?? {};
  if (address === null) return port === null ? null : `port ${port}`;
  return port === null ? address : `${address}, port ${port}`;
}

/** Ports that nobody promised or uses and that are closed everywhere, while others are open: there is nothing to test. */
function absentPorts(facts: Facts): ReadonlySet<number> {
  const ports = new Set<number>();
  for (const seen of facts.portal('tcp-connect')) {
    const port = seen.target?.port ?? null;
    const closed = seen.failure !== null && !isOurSide(seen.failure) && !facts.isAbnormal(seen);
    if (port !== null && closed) ports.add(port);
  }
  return ports;
}

/** Parts of another check: with the same reason, its line says it all. */
const partOf: Readonly<Record<string, readonly string[]>> = {
  'passive-epsv': ['passive-data'],
  'passive-pasv': ['passive-data'],
  'passive-range': ['passive-data'],
  'data-reuse': ['passive-data'],
  'data-protection': ['login'],
  'features-after-login': ['login'],
  'transfer-large': ['transfer'],
  features: ['greeting', 'explicit-tls', 'implicit-tls'],
};

/** A login needs an FTP server to log in to: giving one would not help where none answers. */
function reasonOf(seen: NotTested, greeted: boolean): NotTestedReason {
  return seen.reason === 'needs-login' && !greeted ? 'needs-earlier' : seen.reason;
}

const unencrypted = 'The connection is not encrypted, so we did not send your password.';

/** True when the password was kept back: the service answers, and offers no encryption. */
const keptBack = (facts: Facts): boolean => {
  const handshakes = controlHandshakes(facts);
  return handshakes.length > 0 && handshakes.every((seen) => seen.failure === 'tls_not_offered');
};

/**
 * What was not tested, one line for each check and reason. What the profile or the service does not have is
 * left out, and so is everything about ports that nobody promised and that are closed.
 */
export function listNotTested(observations: readonly Observation[], facts: Facts): readonly NotTestedLine[] {
  const absent = absentPorts(facts);
  const greeted = facts.portal('greeting').some((seen) => seen.speaks === 'ftp' && seen.failure === null);
  const groups = new Map<string, Group>();
  for (const seen of observations) {
    if (seen.kind !== 'not-tested' || seen.reason === 'not-in-profile') continue;
    if (absent.has(seen.target?.port ?? 0)) continue;
    const reason = reasonOf(seen, greeted);
    const key = `${seen.check} ${reason}`;
    const group = groups.get(key);
    if (group) group.seen.push(seen);
    else groups.set(key, { check: seen.check, reason, seen: [seen] });
  }
  return [...groups.values()]
    .filter(({ check, reason }) => !partOf[check]?.some((whole) => groups.has(`${whole} ${reason}`)))
    .map(({ check, reason, seen }) => ({
      check,
      question: questionOf(check),
      where: whereOf(seen),
      reason,
      sentence:
        check === 'login' && reason === 'needs-earlier' && keptBack(facts)
          ? unencrypted
          : notTestedSentence(reason),
    }));
}
