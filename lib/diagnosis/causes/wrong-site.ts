/**
 * Claim: right credentials at the wrong site, server or region.
 * Evidence needed: the program's log or settings name another host than the site under test, of the same kind;
 * a login that is refused there makes it certain.
 * Refuted by: a program that connects to the name under test.
 * Seed: the host name must be the site's own.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { type ClientHost, clientHosts, otherHosts } from '@/lib/diagnosis/client-hosts';
import { lookupsOf } from '@/lib/diagnosis/customer-lookups';
import type { Facts } from '@/lib/diagnosis/facts';
import { isServiceName } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

/** Another name of the same kind as the one under test: both of the service, or both of customers. */
function otherSite(facts: Facts, profile: Profile): ClientHost | null {
  const expected = facts.host;
  if (expected === null) return null;
  const ofService = isServiceName(expected, profile);
  const aliases = new Set(lookupsOf(facts).ours.flatMap((seen) => seen.aliases));
  const others = otherHosts(facts).filter(
    ({ host }) => isServiceName(host, profile) === ofService && !aliases.has(host),
  );
  const [odd] = others.filter(({ seen }) => seen.some(facts.isAbnormal));
  // A file with the settings of many sites does not tell which of them is used.
  return odd ?? (others.length === 1 ? (others[0] ?? null) : null);
}

function weigh(facts: Facts, profile: Profile): Weighing {
  const other = otherSite(facts, profile);
  if (other === null) return weighing({});
  const expected = (facts.host ?? '').toLowerCase();
  const same = clientHosts(facts).filter(({ host }) => host === expected);
  const refused = other.seen.filter((seen) => seen.kind === 'login' && facts.isAbnormal(seen));
  const accepted = facts.portal('login').filter((seen) => seen.stage === 'done' && seen.failure === null);
  return weighing({
    for: [
      sign(
        refused.length > 0 ? decisive : strong,
        other.seen,
        `Your program connects to ${other.host}; the host under test is ${expected}.`,
      ),
      ...(refused.length > 0 ? [sign(strong, refused, 'The login is refused there.')] : []),
      ...(refused.length > 0 && accepted.length > 0
        ? [sign(strong, accepted, 'At the host under test our login is accepted.')]
        : []),
    ],
    against:
      same.length > 0
        ? [
            sign(
              strong,
              same.flatMap(({ seen }) => seen),
              'Your program also connects to the host under test.',
            ),
          ]
        : [],
    explains: unitsWith(facts, other.seen),
  });
}

export const wrongSite: Cause = {
  id: 'wrong-site',
  owners: ['client-user'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['evidence', 'client-settings', 'web-login'],
  weigh,
  words: (told, facts, profile) => {
    const other = otherSite(facts, profile)?.host ?? 'another host';
    const refused = (told.for[0]?.strength ?? 0) >= decisive;
    return {
      headline: `Your program connects to ${other}, and this test is about ${facts.host ?? 'another host'}.`,
      because: refused
        ? 'user names and passwords are good for one site only, and the login is refused there.'
        : 'your program names another host than the one tested here.',
      owner: 'client-user',
      actions: [
        act(`Set the host in your program to ${facts.host ?? 'the name you were given'}.`),
        act(`If ${other} is right, test that name here.`),
      ],
    };
  },
};
