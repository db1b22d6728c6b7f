/**
 * Claim: the passive reply names a private address, which nobody outside can reach.
 * Evidence needed: the address in the reply to PASV is private, loopback or otherwise not for the internet.
 * Refuted by: the reply naming the control connection's own address.
 * Seed: in passive mode the server names where the client connects for data.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  customersOddReplies,
  oddReplies,
  type PassiveReply,
  wayAround,
  weighAddress,
} from '@/lib/diagnosis/passive-replies';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';

const isMeant = (seen: PassiveReply): boolean =>
  seen.names === 'private' || seen.names === 'loopback' || seen.names === 'other-special';
const found = (facts: Facts) => oddReplies(facts, 'address').filter(isMeant);
const theirs = (facts: Facts) => customersOddReplies(facts, 'address').filter(isMeant);

export const passiveAddressPrivate: Cause = {
  id: 'passive-address-private',
  owners: ['provider'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'login-test'],
  weigh: (facts) => {
    const replies = found(facts);
    const inside = theirs(facts);
    const first = replies[0] ?? inside[0];
    return weighAddress(
      facts,
      replies,
      inside,
      `Asked where to connect for data, the service names ${first?.address ?? 'an address'}, ${first?.names === 'loopback' ? 'which means “this computer” everywhere' : 'which exists inside its own network only'}.`,
    );
  },
  words: (_told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} tells programs to open the data connection to an address inside its own network.`,
    because:
      found(facts).length > 0
        ? 'we read the address in its answer; no one outside can reach it.'
        : 'the address is in the answer your program received; no one outside can reach it.',
    owner: 'provider',
    actions: [
      act('Ask the service to announce its public address for passive mode.', 'contact-provider'),
      act(wayAround(facts)),
    ],
  }),
};
