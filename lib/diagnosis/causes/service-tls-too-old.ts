/**
 * Claim: the service offers only TLS versions that current clients refuse.
 * Evidence needed: an obsolete version was agreed, or no version was, with a client that knows all current ones; or,
 * with each version offered alone, none but obsolete ones were taken.
 * Refuted by: a current version on the same port. To take an old one besides is no fault.
 * Seed: encryption should be on and valid; nobody has to weaken a client for it.
 */
import { isObsoleteTls } from '@/lib/diagnosis/abnormal';
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes, customersHandshakes, wherePorts } from '@/lib/diagnosis/handshakes';
import { listed, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const agreedOld = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.tls !== null && isObsoleteTls(seen.tls.version));
const refusedNew = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.failure === 'tls_version');

/** The same trouble on the customer's side. */
const noneInCommon = (facts: Facts) =>
  customersHandshakes(facts).filter(
    (seen) => seen.failure === 'tls_version' || (seen.tls !== null && isObsoleteTls(seen.tls.version)),
  );

/** Versions that were offered one by one, on ports where current ones were among them. */
function offeredAlone(facts: Facts) {
  const answered = facts.portal('tls-version').filter((seen) => !facts.ourSide.includes(seen));
  const current = answered.filter((seen) => seen.accepted && !isObsoleteTls(seen.version));
  const refused = new Set(
    answered
      .filter((seen) => !seen.accepted && !isObsoleteTls(seen.version))
      .map((seen) => seen.target?.port),
  );
  const currentPorts = new Set(current.map((seen) => seen.target?.port));
  const onlyOld = answered.filter(
    (seen) =>
      seen.accepted &&
      isObsoleteTls(seen.version) &&
      refused.has(seen.target?.port) &&
      !currentPorts.has(seen.target?.port),
  );
  return { current, onlyOld };
}

function weigh(facts: Facts): Weighing {
  const { current: taken, onlyOld } = offeredAlone(facts);
  const old = agreedOld(facts);
  const refused = refusedNew(facts);
  const ports = new Set([...old, ...refused, ...onlyOld].map((seen) => seen.target?.port));
  const current = controlHandshakes(facts).filter(
    (seen) =>
      seen.tls !== null &&
      seen.failure === null &&
      !isObsoleteTls(seen.tls.version) &&
      ports.has(seen.target?.port),
  );
  const takenHere = taken.filter((seen) => ports.has(seen.target?.port));
  return weighing({
    for: [
      ...(old.length > 0
        ? [
            sign(
              decisive,
              old,
              `On ${wherePorts(old)} the service agrees on ${old[0]?.tls?.version} and nothing newer.`,
            ),
          ]
        : []),
      ...(refused.length > 0
        ? [
            sign(
              0.95,
              refused,
              `On ${wherePorts(refused)} the service knows none of the current TLS versions, which we all offered.`,
            ),
          ]
        : []),
      ...(onlyOld.length > 0
        ? [
            sign(
              decisive,
              onlyOld,
              `On ${wherePorts(onlyOld)}, offered one version at a time, the service takes ${listed([...new Set(onlyOld.map((seen) => seen.version))].sort())} and nothing newer.`,
            ),
          ]
        : []),
    ],
    against: [
      ...(takenHere.length > 0
        ? [sign(decisive, takenHere, 'Offered alone, a current version is taken on the same port.')]
        : []),
      ...(current.length > 0
        ? [
            sign(
              0.3,
              current,
              'On another address, or at another time, the same port agreed on a current version.',
            ),
          ]
        : []),
    ],
    explains: [
      ...unitsWith(facts, old, 'version'),
      ...unitsWith(facts, refused),
      ...unitsWith(facts, noneInCommon(facts)),
      ...unitsWith(facts, messagesThat(facts, 'tls-version')),
    ],
  });
}

export const serviceTlsTooOld: Cause = {
  id: 'service-tls-too-old',
  owners: ['provider'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, _facts, profile) => ({
    headline: `${serviceNameFirst(profile)} offers only outdated encryption, which current programs refuse.`,
    because: 'we offered every current version and the service knows none of them.',
    owner: 'provider',
    actions: [act('Ask the service to switch on TLS 1.2 or newer.', 'contact-provider')],
  }),
};
