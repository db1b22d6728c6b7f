/**
 * Claim: the service does not know a command that the client needs.
 * Evidence needed: a refusal with a code for unknown or missing commands (RFC 959 section 4.2).
 * Refuted by: the command working at another time.
 * Seed: try the settings of the client until one set fits.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

/** To ask for a size is a convenience; without listing or transfer nobody can work. */
const needed = (facts: Facts): boolean =>
  facts
    .said('command-not-supported')
    .some((saying) => saying.observation.kind !== 'transfer' || saying.observation.operation !== 'size');

export const commandNotSupported: Cause = {
  id: 'command-not-supported',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['client', 'evidence'],
  weigh: (facts) =>
    weighSayings(facts, 'command-not-supported', { impact: needed(facts) ? 'stops' : 'hinders' }),
  words: (told, _facts, profile) => ({
    headline: `${serviceNameFirst(profile)} does not know a command that programs use here.`,
    because: becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'client-user',
    actions: [
      act('Switch off the option in your program that needs it; the conversation below shows the command.'),
      act('Ask the service whether the command can be switched on.', 'contact-provider'),
    ],
  }),
};
