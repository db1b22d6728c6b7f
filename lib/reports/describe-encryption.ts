import { isNameError, isObsoleteTls } from '@/lib/diagnosis/abnormal';
import { hasGap } from '@/lib/diagnosis/handshakes';
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
  if (seen.failure !== null || seen.tls === null) return failedAttempt(seen, where);
  const tls = seen.tls;
  const hostIsAddress = seen.target !== null && seen.target.host === seen.target.address;
  const trouble = certificateTrouble(seen, tls, hostIsAddress);
  if (trouble === incomplete) return partly(trouble, `${where} works, but: ${trouble}.`);
  if (trouble !== null) return blocked(trouble, `${where}: ${trouble}.`);
  if (isObsoleteTls(tls.version))
    return blocked('too old', `${where}: only with the outdated ${tls.version}.`);
  return works('works', `${where} works, with ${tls.version} and a valid certificate.`);
}

/** One protocol version offered alone. */
export function describeVersion(seen: ObservationOf<'tls-version'>): Described {
  if (seen.accepted) return works('accepted', `${seen.version}: accepted.`);
  return seen.failure === 'tls_version' || seen.failure === 'tls_alert' || seen.failure === null
    ? works('not offered', `${seen.version}: not offered.`)
    : failedAttempt(seen, seen.version);
}
