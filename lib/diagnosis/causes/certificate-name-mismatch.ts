/**
 * Claim: the certificate is valid, but made out to another name.
 * Evidence needed: the leaf does not carry the name that was asked for.
 * Refuted by: the host being an address, which certificates rarely carry.
 * Seed: an unexpected certificate is a reason to check host name and DNS settings.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes, wherePorts } from '@/lib/diagnosis/handshakes';
import { listed, serviceName } from '@/lib/diagnosis/phrases';
import { isServiceName } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const namesShown = 3;
const others = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) =>
    facts.abnormal.get(seen)?.some(({ aspect }) => aspect === 'name'),
  );

function weigh(facts: Facts): Weighing {
  const found = others(facts);
  const names = [...new Set(found.flatMap((seen) => seen.tls?.chain[0]?.altNames ?? []))]
    .sort()
    .slice(0, namesShown);
  return weighing({
    for:
      found.length > 0
        ? [
            sign(
              decisive,
              found,
              `On ${wherePorts(found)} the certificate is made out to ${names.length > 0 ? listed(names) : 'another name'}, not to ${facts.host}.`,
            ),
          ]
        : [],
    explains: unitsWith(facts, found, 'name'),
  });
}

export const certificateNameMismatch: Cause = {
  id: 'certificate-name-mismatch',
  owners: ['client-user', 'dns'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, facts, profile) => {
    const ofService = facts.host !== null && isServiceName(facts.host, profile);
    return {
      headline: `${facts.host ?? 'The host'} shows a certificate for another name.`,
      because: 'we read the names in the certificate, from our network.',
      owner: ofService || profile.hostPatterns.length === 0 ? 'client-user' : 'dns',
      actions: [
        act('Compare the host name with the one you were given, letter by letter.'),
        act(
          `If it is your own domain, check that it points to ${serviceName(profile)} and has a certificate there.`,
        ),
        act('Do not switch off the certificate check in your program.'),
      ],
    };
  },
};
