/**
 * Claim: the service offers only TLS versions that current clients refuse.
 * Evidence needed: an obsolete version was agreed, or no version was, with a client that knows all current ones.
 * Refuted by: a current version on the same port.
 * Seed: encryption should be on and valid; nobody has to weaken a client for it.
 */
import { isObsoleteTls } from '@/lib/diagnosis/abnormal';
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes, wherePorts } from '@/lib/diagnosis/handshakes';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const agreedOld = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.tls !== null && isObsoleteTls(seen.tls.version));
const refusedNew = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.failure === 'tls_version');

function weigh(facts: Facts): Weighing {
  const old = agreedOld(facts);
  const refused = refusedNew(facts);
  const ports = new Set([...old, ...refused].map((seen) => seen.target?.port));
  const current = controlHandshakes(facts).filter(
    (seen) =>
      seen.tls !== null &&
      seen.failure === null &&
      !isObsoleteTls(seen.tls.version) &&
      ports.has(seen.target?.port),
  );
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
    ],
    against:
      current.length > 0
        ? [
            sign(
              0.3,
              current,
              'On another address, or at another time, the same port agreed on a current version.',
            ),
          ]
        : [],
    explains: [...unitsWith(facts, old, 'version'), ...unitsWith(facts, refused)],
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
