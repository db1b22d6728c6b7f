/**
 * Claim: the passive reply names a port outside the published range, which firewalls were not asked to open.
 * Evidence needed: the port in a passive reply lies outside the profile's range.
 * Refuted by: a profile without a range.
 * Seed: passive data connections use one published range for all kinds of FTP.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { portalLadder } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersOddReplies, oddReplies } from '@/lib/diagnosis/passive-replies';
import { distinct, passiveRange, portList, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

const shown = 3;
const odd = (facts: Facts) => [...oddReplies(facts, 'port'), ...customersOddReplies(facts, 'port')];
const ports = (facts: Facts) => distinct(odd(facts).map((seen) => seen.port));

function weigh(facts: Facts, profile: Profile): Weighing {
  const replies = odd(facts);
  return weighing({
    for:
      replies.length > 0
        ? [
            sign(
              decisive,
              replies,
              `For data the service names ${portList(ports(facts).slice(0, shown))}; published are ${passiveRange(profile)}.`,
            ),
          ]
        : [],
    explains: unitsWith(facts, replies, 'port'),
    impact: portalLadder(facts).fine.length > 0 ? 'hinders' : 'stops',
  });
}

export const passivePortOutOfRange: Cause = {
  id: 'passive-port-out-of-range',
  owners: ['provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} uses ${portList(ports(facts).slice(0, 1))} for data, outside the published ${passiveRange(profile)}. Firewalls do not expect that.`,
    because: 'we read the port in its answer.',
    owner: 'provider',
    actions: [act(`Ask the service to keep to the ports ${passiveRange(profile)}.`, 'contact-provider')],
  }),
};
