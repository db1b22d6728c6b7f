/**
 * Claim: the client connects by address instead of by name.
 * Evidence needed: the host given is an address, here or in the settings of the customer's program.
 * Refuted by: a profile that supports it.
 * Seed: connecting by address may work, and is not officially supported.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { clientHosts } from '@/lib/diagnosis/client-hosts';
import type { Facts } from '@/lib/diagnosis/facts';
import { sign, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

/** Programs' logs show the address also where a name was entered, so that only their settings tell. */
const configured = (facts: Facts) =>
  clientHosts(facts).flatMap(({ isAddress, seen }) =>
    isAddress ? seen.filter(({ kind }) => kind === 'client-setting') : [],
  );

/** Somebody entered the address, or a test was made of it; what a log shows may have been a name. */
const entered = (facts: Facts) =>
  facts.hostIsAddress
    ? facts.observations.find(
        (seen) => seen.target?.host === facts.host && seen.vantage.kind !== 'client-log',
      )
    : undefined;

function weigh(facts: Facts, profile: Profile): Weighing {
  if (profile.host.byAddress === 'supported') return weighing({});
  const first = entered(facts);
  const settings = configured(facts);
  return weighing({
    for: [
      ...(first ? [sign(decisive, [first], `The host entered is the address ${facts.host}.`)] : []),
      ...(settings.length > 0
        ? [sign(decisive, settings, 'Your program is set up with an address instead of a name.')]
        : []),
    ],
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
  words: (_told, facts, profile) => {
    const name = facts.hostIsAddress ? null : facts.host;
    return {
      headline: 'You connect to a number instead of a name. That may work today and break tomorrow.',
      because: 'addresses change without notice, and certificates are made out to names.',
      owner: 'client-user',
      actions: [
        act(
          name !== null
            ? `Enter the name ${name} instead.`
            : profile.host.example
              ? `Enter the name of your site, for example ${profile.host.example}.`
              : 'Enter the name of the server instead.',
        ),
      ],
    };
  },
};
