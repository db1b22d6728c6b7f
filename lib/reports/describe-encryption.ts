import { isNameError, isObsoleteTls } from '@/lib/diagnosis/abnormal';
import { hasGap } from '@/lib/diagnosis/handshakes';
import type { Failure } from '@/lib/net/failure';
import type { ObservationOf, ObservedTls } from '@/lib/observations/observation';
import { blocked, capital, type Described, failedAttempt, partly, placeOf, works } from './described';

type Handshake = ObservationOf<'tls-handshake'>;

const ways: Readonly<Record<Handshake['mode'], string>> = {
  explicit: 'encryption after a start in clear',
  implicit: 'encryption from the start',
  data: 'encryption of the data connection',
  web: 'encryption of the web portal',
};

/** Some programs find the missing certificate by themselves; with every other trouble, programs that check stop. */
const incomplete = 'certificate not complete';

/** What is wrong with a certificate, in the words of the report; null when nothing is. */
function certificateTrouble(seen: Handshake, tls: ObservedTls, hostIsAddress: boolean): string | null {
  if (tls.trustError === 'CERT_HAS_EXPIRED') return 'certificate out of date';
  if (tls.trustError === 'CERT_NOT_YET_VALID') return 'certificate not valid yet';
  if (hasGap(seen)) return incomplete;
  if (tls.trustError !== null && !isNameError(tls.trustError)) return 'certificate from an unknown issuer';
  if (!tls.nameMatches && !hostIsAddress) return 'certificate for another name';
  return null;
}

/** The state of a TLS handshake and what it showed. */
export function describeHandshake(seen: Handshake): Described {
  const where = `${capital(ways[seen.mode])} on ${placeOf(seen)}`;
  if (seen.failure !== null) return failedAttempt(seen, where);
  // A program's log says that it came about, and not how.
  if (seen.tls === null) return works('works', `${where} works.`);
  const tls = seen.tls;
  const hostIsAddress = seen.target !== null && seen.target.host === seen.target.address;
  const trouble = certificateTrouble(seen, tls, hostIsAddress);
  if (trouble === incomplete) return partly(trouble, `${where} works, but: ${trouble}.`);
  if (trouble !== null) return blocked(trouble, `${where}: ${trouble}.`);
  if (isObsoleteTls(tls.version))
    return blocked('too old', `${where}: only with the outdated ${tls.version}.`);
  return works('works', `${where} works, with ${tls.version} and a valid certificate.`);
}

/** How a service turns away a version that it does not take; many hang up without a word. */
const turnedAway: ReadonlySet<Failure> = new Set([
  'tls_version',
  'tls_alert',
  'tls_no_common_cipher',
  'tls_failed',
  'reset',
  'closed',
]);

const versionNames: Readonly<Record<ObservationOf<'tls-version'>['version'], string>> = {
  TLSv1: 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

/** One protocol version offered alone. To refuse an outdated one is right, and no newer one must be there as long as another is. */
export function describeVersion(seen: ObservationOf<'tls-version'>): Described {
  const name = versionNames[seen.version];
  const obsolete = isObsoleteTls(seen.version);
  if (seen.accepted)
    return works(
      'accepted',
      obsolete ? `${name}: still accepted, though it is outdated.` : `${name}: accepted.`,
    );
  if (seen.failure !== null && !turnedAway.has(seen.failure)) return failedAttempt(seen, name);
  return works(
    'not accepted',
    obsolete ? `${name}: not accepted. That is right: it is outdated.` : `${name}: not accepted.`,
  );
}
