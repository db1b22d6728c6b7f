/**
 * Claim: this user or address has more connections open than the service allows.
 * Evidence needed: the service says so at the greeting or the login.
 * Refuted by: a limit of the service as a whole.
 * Seed: with a second factor, and on small plans, parallel connections must be switched off.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

export const tooManyConnections: Cause = {
  id: 'too-many-connections',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'client-settings'],
  weigh: (facts) => weighSayings(facts, 'too-many-connections'),
  words: (told, _facts, profile) => ({
    headline: `${serviceNameFirst(profile)} counts more open connections of this user or address than it allows.`,
    because: becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'client-user',
    actions: [
      act('Close other programs and windows that use this login, and wait a minute.'),
      act('Set your program to one connection at a time.'),
      act('Test again.', 'test-again'),
    ],
  }),
};
