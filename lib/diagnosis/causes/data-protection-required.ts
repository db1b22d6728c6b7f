/**
 * Claim: the service insists on encrypted data connections and the client asks for clear ones.
 * Evidence needed: the service refuses the client's data connection for want of protection (PROT P, RFC 4217 section 9);
 * or it refuses clear ones to us, and the client is set to them. To insist on it is no fault in itself.
 * Refuted by: a clear data connection that works.
 * Seed: encryption should be enabled in the client.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { settingOf } from '@/lib/diagnosis/client-words';
import { isOfProgram } from '@/lib/diagnosis/customers-mode';
import {
  customersLadder,
  customersTransfersWithoutData,
  portalLadder,
  transfersWithoutData,
} from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

/** Answers to the wish for clear data connections, by who got them. */
function wishes(facts: Facts) {
  const clear = (side: Facts['portal']) => side('data-protection').filter((seen) => seen.level === 'clear');
  const setting = settingOf(facts, 'dataProtection');
  return {
    refusedToUs: clear(facts.portal).filter((seen) => !seen.accepted && seen.reply !== null),
    grantedToUs: clear(facts.portal).filter((seen) => seen.accepted),
    refusedToThem: clear(facts.customers).filter((seen) => !seen.accepted && isOfProgram(seen)),
    // A policy that is named in the answer to PROT is about encryption, whichever way was asked for.
    policyToThem: facts
      .customers('data-protection')
      .filter((seen) => seen.level === 'private' && seen.reply?.code === 534 && isOfProgram(seen)),
    setting: setting !== null && /^(clear|c)$/i.test(setting.value) ? setting : null,
  };
}

function weigh(facts: Facts): Weighing {
  const { refusedToUs, grantedToUs, refusedToThem, policyToThem, setting } = wishes(facts);
  const clear = portalLadder(facts).fine.filter(
    (seen) =>
      seen.tls === null &&
      seen.protection !== 'clear' &&
      seen.reached !== 'nothing' &&
      seen.reached !== 'connected',
  );
  const said = facts.said('data-protection-required').filter((saying) => !saying.told);
  const asks = setting !== null || refusedToThem.length > 0;
  return weighSayings(facts, 'data-protection-required', {
    for: [
      ...(refusedToThem.length > 0
        ? [
            sign(
              0.9,
              refusedToThem,
              'Your program asked for data connections without encryption, and was refused.',
            ),
          ]
        : []),
      ...(policyToThem.length > 0
        ? [sign(0.6, policyToThem, 'The service answers the setting for encrypted data with its policy.')]
        : []),
      ...(setting !== null && refusedToUs.length > 0
        ? [sign(0.8, [setting], 'Your program is set to data connections without encryption.')]
        : []),
      ...(asks && refusedToUs.length > 0
        ? [
            sign(
              strong,
              refusedToUs,
              'The service refuses data connections without encryption to us as well.',
            ),
          ]
        : []),
    ],
    against: [
      ...(clear.length > 0 ? [sign(decisive, clear, 'A data connection without encryption works.')] : []),
      ...(grantedToUs.length > 0 && refusedToThem.length === 0 && said.length === 0
        ? [sign(decisive, grantedToUs, 'The service allows us data connections without encryption.')]
        : []),
    ],
    explains: [
      ...unitsWith(facts, policyToThem),
      ...(said.length > 0 ? unitsWith(facts, transfersWithoutData(facts)) : []),
      ...(said.length > 0 || asks
        ? unitsWith(facts, [
            ...customersTransfersWithoutData(facts),
            ...customersLadder(facts).cut.filter((seen) => seen.bytes === 0),
          ])
        : []),
    ],
  });
}

export const dataProtectionRequired: Cause = {
  id: 'data-protection-required',
  owners: ['client-user'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['evidence', 'client'],
  weigh,
  words: (told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} insists on encryption for the data connection as well.`,
    because:
      facts.said('data-protection-required').length > 0
        ? becauseOfSayings(told, 'the service says so in its answer.')
        : 'it refuses every other kind, and your program asks for one.',
    owner: 'client-user',
    actions: [
      act('Turn on encryption for the data connection in your program (“PROT P”, “encrypt data channel”).'),
      act('Do not choose an option that encrypts the login only.'),
    ],
  }),
};
