/**
 * Claim: the passive reply names another public address than the service's own.
 * Evidence needed: the address in the reply to PASV is public, or none at all, and differs from the control connection's.
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
  seen.names === 'other-public' || seen.names === 'unspecified';
const found = (facts: Facts) => oddReplies(facts, 'address').filter(isMeant);
const theirs = (facts: Facts) => customersOddReplies(facts, 'address').filter(isMeant);

export const passiveAddressWrong: Cause = {
  id: 'passive-address-wrong',
  owners: ['provider'],
  prior: 0.3,
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
      `Asked where to connect for data, the service names ${first?.address ?? 'an address'}; the command connection leads to ${first?.target?.address ?? 'another one'}.`,
    );
  },
  words: (_told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} tells programs to open the data connection to another address than its own.`,
    because:
      found(facts).length > 0
        ? 'we read the address in its answer and compared it with the one we are connected to.'
        : 'the address in the answer your program received is not the one it is connected to.',
    owner: 'provider',
    actions: [
      act('Ask the service to announce its own address for passive mode.', 'contact-provider'),
      act(wayAround(facts)),
    ],
  }),
};
