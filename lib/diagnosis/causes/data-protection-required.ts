/**
 * Claim: the service insists on encrypted data connections and the client asks for clear ones.
 * Evidence needed: the service refuses a data connection for want of protection (PROT P, RFC 4217 section 9).
 * Refuted by: a clear data connection that works.
 * Seed: encryption should be enabled in the client.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { portalLadder, transfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

function weigh(facts: Facts): Weighing {
  const clear = portalLadder(facts).fine.filter(
    (seen) =>
      seen.tls === null &&
      seen.protection !== 'clear' &&
      seen.reached !== 'nothing' &&
      seen.reached !== 'connected',
  );
  const said = facts.said('data-protection-required').some((saying) => !saying.told);
  return weighSayings(facts, 'data-protection-required', {
    against: clear.length > 0 ? [sign(decisive, clear, 'A data connection without encryption works.')] : [],
    explains: said ? unitsWith(facts, transfersWithoutData(facts)) : [],
  });
}

export const dataProtectionRequired: Cause = {
  id: 'data-protection-required',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['evidence', 'client'],
  weigh,
  words: (told, _facts, profile) => ({
    headline: `${serviceNameFirst(profile)} insists on encryption for the data connection as well.`,
    because: becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'client-user',
    actions: [
      act('Turn on encryption for the data connection in your program (“PROT P”, “encrypt data channel”).'),
      act('Do not choose an option that encrypts the login only.'),
    ],
  }),
};
