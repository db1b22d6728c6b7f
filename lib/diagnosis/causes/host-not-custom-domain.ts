/**
 * Claim: the site has a custom domain with dedicated addresses, but the client connects to the shared name of the
 * service (or the reverse).
 * Evidence needed: the program's log or settings name the one, and the site under test is the other.
 * Refuted by: a program that connects to the name under test; a service without custom domains.
 * Seed: with a custom domain, make sure to connect to it and not to the site's name at the service.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { type ClientHost, clientHosts, otherHosts } from '@/lib/diagnosis/client-hosts';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceName } from '@/lib/diagnosis/phrases';
import { isServiceName } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

/** A name of the other kind than the one under test; null where there is none, or no such difference. */
function otherKind(facts: Facts, profile: Profile): ClientHost | null {
  const expected = facts.host;
  if (profile.customDomain === null || profile.hostPatterns.length === 0 || expected === null) return null;
  const isOwn = !isServiceName(expected, profile);
  const others = otherHosts(facts).filter(({ host }) => isServiceName(host, profile) === isOwn);
  const [odd] = others.filter(({ seen }) => seen.some(facts.isAbnormal));
  // A file with the settings of many sites does not tell which of them is used.
  return odd ?? (others.length === 1 ? (others[0] ?? null) : null);
}

function weigh(facts: Facts, profile: Profile): Weighing {
  const other = otherKind(facts, profile);
  if (other === null) return weighing({});
  const expected = facts.host ?? '';
  const same = clientHosts(facts).filter(({ host }) => host === expected.toLowerCase());
  const odd = other.seen.filter(facts.isAbnormal);
  return weighing({
    for: [
      sign(
        odd.length > 0 ? decisive : strong,
        other.seen,
        `Your program connects to ${other.host}; the host under test is ${expected}.`,
      ),
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
    explains: unitsWith(facts, odd),
    impact: odd.length > 0 ? 'stops' : 'hinders',
  });
}

export const hostNotCustomDomain: Cause = {
  id: 'host-not-custom-domain',
  owners: ['client-user'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['evidence', 'client-settings'],
  weigh,
  words: (_told, facts, profile) => {
    const expected = facts.host ?? 'the right name';
    const isOwn = facts.host !== null && !isServiceName(facts.host, profile);
    const count = profile.customDomain?.dedicatedAddresses ?? 0;
    return {
      headline: isOwn
        ? `Your program connects to the shared name at ${serviceName(profile)}, not to your own domain ${expected}.`
        : `Your program connects to a domain of your own, not to ${expected}.`,
      because: isOwn
        ? `your own domain has ${count} addresses of its own, and a firewall may know only those.`
        : 'the two names lead to different addresses, and a firewall may know only some of them.',
      owner: 'client-user',
      actions: [
        act(`Set the host in your program to ${expected}.`),
        act(
          isOwn
            ? 'Or have the addresses of the shared name allowed as well.'
            : 'Or test your own domain here instead.',
          isOwn ? 'firewall-request' : null,
        ),
      ],
    };
  },
};
