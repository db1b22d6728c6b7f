/**
 * Claim: the service as a whole takes no more connections.
 * Evidence needed: the service says so at the greeting or the login.
 * Refuted by: a limit that is said to be this user's or address's own.
 * Seed: retry after some seconds; another attempt may reach another server.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

export const serviceFull: Cause = {
  id: 'service-full',
  owners: ['provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh: (facts) => weighSayings(facts, 'service-full'),
  words: (told, _facts, profile) => ({
    headline: `${serviceNameFirst(profile)} is full and turns everybody away at the moment.`,
    because: becauseOfSayings(told, 'the service says so in its answer; it may pass.'),
    owner: 'provider',
    actions: [
      act('Test again in a few minutes.', 'test-again'),
      act(
        `Let your program retry ${profile.timings.retries} times, ${profile.timings.retryDelaySeconds} seconds apart.`,
      ),
      act('If it stays like this, tell the service.', 'contact-provider'),
    ],
  }),
};
