/**
 * Claim: the certificate is valid, but made out to another name.
 * Evidence needed: the leaf does not carry the name that was asked for.
 * Refuted by: the host being an address, which certificates rarely carry.
 * Seed: an unexpected certificate is a reason to check host name and DNS settings.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { certificateSides, uncontradicted } from '@/lib/diagnosis/certificate-sides';
import { loggedIn, messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes, type Handshake, wherePorts } from '@/lib/diagnosis/handshakes';
import { listed, serviceName } from '@/lib/diagnosis/phrases';
import { isServiceName } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const namesShown = 3;
const named = (facts: Facts, handshakes: readonly Handshake[]) =>
  handshakes.filter((seen) => facts.abnormal.get(seen)?.some(({ aspect }) => aspect === 'name'));
const others = (facts: Facts) => named(facts, controlHandshakes(facts));
const theirs = (facts: Facts) => named(facts, uncontradicted(facts));

/** "a.example and b.example": the names in the first certificates, or "another name". */
function madeOutTo(found: readonly Handshake[]): string {
  const names = [...new Set(found.flatMap((seen) => seen.tls?.chain[0]?.altNames ?? []))].sort();
  return names.length > 0 ? listed(names.slice(0, namesShown)) : 'another name';
}

function weigh(facts: Facts): Weighing {
  const found = others(facts);
  const shown = theirs(facts);
  const messages = messagesThat(facts, 'certificate-name');
  const good = certificateSides(facts).good;
  return weighing({
    for: [
      ...(found.length > 0
        ? [
            sign(
              decisive,
              found,
              `On ${wherePorts(found)} the certificate is made out to ${madeOutTo(found)}, not to ${facts.host}.`,
            ),
          ]
        : []),
      ...(shown.length > 0
        ? [
            sign(
              0.8,
              shown,
              `The certificate shown to your program is made out to ${madeOutTo(shown)}, not to ${facts.host}.`,
            ),
          ]
        : []),
      ...(messages.length > 0
        ? [
            sign(
              good.length > 0 ? 0.55 : strong,
              messages,
              'Your program says that the certificate is for another name than the one it uses.',
            ),
          ]
        : []),
    ],
    impact: found.length + shown.length === 0 && loggedIn(facts) ? 'advice' : 'stops',
    explains: [
      ...unitsWith(facts, [...found, ...shown], 'name'),
      ...unitsWith(facts, messages),
      ...(messages.length > 0 ? unitsWith(facts, uncontradicted(facts)) : []),
    ],
  });
}

export const certificateNameMismatch: Cause = {
  id: 'certificate-name-mismatch',
  owners: ['client-user', 'dns'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, facts, profile) => {
    const ofService = facts.host !== null && isServiceName(facts.host, profile);
    const byUs = others(facts).length > 0;
    return {
      headline:
        byUs || theirs(facts).length > 0
          ? `${facts.host ?? 'The host'} shows a certificate for another name.`
          : 'Your program is shown a certificate for another name than the one it uses.',
      because: byUs
        ? 'we read the names in the certificate, from our network.'
        : certificateSides(facts).good.length > 0
          ? 'your program says so; the certificate we are shown carries the right name.'
          : 'your program says so; we have not read the certificate from our network yet.',
      owner: !byUs || ofService || profile.hostPatterns.length === 0 ? 'client-user' : 'dns',
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
