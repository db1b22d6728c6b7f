/**
 * Claim: the service has trouble of its own.
 * Evidence needed: a reply that speaks of internal trouble, maintenance or a local fault.
 * Refuted by: a more exact reason in the same reply.
 * Seed: retry; a retry may reach another server.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

export const serverError: Cause = {
  id: 'server-error',
  owners: ['provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh: (facts) => weighSayings(facts, 'server-error'),
  words: (told, _facts, profile) => ({
    headline: `${serviceNameFirst(profile)} answers that it has trouble of its own at the moment.`,
    because: becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'provider',
    actions: [
      act('Test again in a few minutes.', 'test-again'),
      act('If it stays like this, send the service the conversation below.', 'contact-provider'),
    ],
  }),
};
