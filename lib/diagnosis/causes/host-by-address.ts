/**
 * Claim: the client connects by address instead of by name.
 * Evidence needed: the host given is an address.
 * Refuted by: a profile that supports it.
 * Seed: connecting by address may work, and is not officially supported.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { sign, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  if (!facts.hostIsAddress) return weighing({});
  const first = facts.observations.find((seen) => seen.target?.host === facts.host);
  return weighing({
    for: [sign(decisive, first ? [first] : [], `The host entered is the address ${facts.host}.`)],
    impact: 'advice',
  });
}

export const hostByAddress: Cause = {
  id: 'host-by-address',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: [],
  weigh,
  words: (_told, _facts, profile) => ({
    headline: 'You connect to a number instead of a name. That may work today and break tomorrow.',
    because: 'addresses change without notice, and certificates are made out to names.',
    owner: 'client-user',
    actions: [
      act(
        profile.host.example
          ? `Enter the name of your site, for example ${profile.host.example}.`
          : 'Enter the name of the server instead.',
      ),
    ],
  }),
};
