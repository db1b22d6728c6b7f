/**
 * Claim: everybody sees an address that is not the service's; the custom domain is not pointed at it.
 * Evidence needed: the portal's lookup gives addresses that the profile's list does not hold, or that are
 * not on the public internet.
 * Refuted by: an alias that leads to a name of the service; one address of the list; an FTP server with a valid
 * certificate for the name (dedicated addresses need not be on the shared list).
 * Seed: an invalid or unexpected certificate is a reason to verify the DNS settings first.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { isListed } from '@/lib/diagnosis/listed-address';
import { listed, serviceName } from '@/lib/diagnosis/phrases';
import { isServiceName, leadsToService } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

const shownLimit = 4;

function weigh(facts: Facts, profile: Profile): Weighing {
  const lookups = facts.portal('name-resolution');
  const inside = lookups.filter(
    (seen) => seen.failure === 'addresses_not_public' || seen.failure === 'alias_not_allowed',
  );
  const source = profile.addresses.source;
  const foreign =
    source.kind === 'list'
      ? lookups.filter(
          (seen) =>
            seen.addresses.length > 0 &&
            !leadsToService(seen, profile) &&
            seen.addresses.every((found) => !isListed(found.address, source.addresses)),
        )
      : [];
  const shown = foreign.flatMap((seen) => seen.addresses.map((found) => found.address)).slice(0, shownLimit);
  const valid = facts
    .portal('tls-handshake')
    .filter((seen) => seen.mode !== 'web' && seen.tls?.nameMatches && seen.tls.trustError === null);
  const dedicated = profile.customDomain !== null;
  return weighing({
    for: [
      ...(inside.length > 0
        ? [sign(strong, inside, 'The name leads to an address that exists inside private networks only.')]
        : []),
      ...(foreign.length > 0
        ? [
            sign(
              dedicated ? fair : 0.9,
              foreign,
              `The name leads to ${listed(shown)}, which is not on the list of ${serviceName(profile)}.`,
            ),
          ]
        : []),
    ],
    against:
      valid.length > 0
        ? [
            sign(
              dedicated ? decisive : fair,
              valid,
              'What answers there shows a valid certificate for this name.',
            ),
          ]
        : [],
    explains: [
      ...unitsWith(facts, inside),
      // What a stranger's server does is explained by its being a stranger's.
      ...(foreign.length > 0
        ? [...facts.abnormal.values()]
            .flat()
            .filter(({ aspect }) => aspect !== 'slow')
            .map(({ unit }) => unit)
        : []),
    ],
  });
}

export const dnsRecordWrong: Cause = {
  id: 'dns-record-wrong',
  owners: ['dns', 'site-admin'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, facts, profile) => ({
    headline: `${facts.host ?? 'This name'} does not point to ${serviceName(profile)}.`,
    because: `our own lookup of the name, from outside your network, gives addresses that do not belong to ${serviceName(profile)}.`,
    owner: facts.host !== null && isServiceName(facts.host, profile) ? 'provider' : 'dns',
    actions: [
      act(`Point the record of ${facts.host ?? 'the name'} at ${serviceName(profile)}.`),
      act('Compare the addresses with the ones your site was given.'),
      act('Test again when the change has had time to spread.', 'test-again'),
    ],
  }),
};
