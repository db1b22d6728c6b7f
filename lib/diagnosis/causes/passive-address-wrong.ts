/**
 * Claim: the passive reply names another public address than the service's own.
 * Evidence needed: the address in the reply to PASV is public, or none at all, and differs from the control connection's.
 * Refuted by: the reply naming the control connection's own address.
 * Seed: in passive mode the server names where the client connects for data.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { oddReplies, wayAround, weighAddress } from '@/lib/diagnosis/passive-replies';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';

const found = (facts: Facts) =>
  oddReplies(facts, 'address').filter(
    (seen) => seen.names === 'other-public' || seen.names === 'unspecified',
  );

export const passiveAddressWrong: Cause = {
  id: 'passive-address-wrong',
  owners: ['provider'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh: (facts) => {
    const replies = found(facts);
    const first = replies[0];
    return weighAddress(
      facts,
      replies,
      `Asked where to connect for data, the service names ${first?.address ?? 'an address'}; we are connected to ${first?.target?.address ?? 'another one'}.`,
    );
  },
  words: (_told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} tells programs to open the data connection to another address than its own.`,
    because: 'we read the address in its answer and compared it with the one we are connected to.',
    owner: 'provider',
    actions: [
      act('Ask the service to announce its own address for passive mode.', 'contact-provider'),
      act(wayAround(facts)),
    ],
  }),
};
