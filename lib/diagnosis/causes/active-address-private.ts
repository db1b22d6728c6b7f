/**
 * Claim: in active mode the client announces an address that exists only inside its own network.
 * Evidence needed: a private address in PORT or EPRT, and a refusal or no connection after it.
 * Refuted by: a connection that arrives all the same, because a gateway on the way corrects the address.
 * Seed: do not use active mode unless there is no firewall between client and service.
 */
import { announcesPrivate, customersActive } from '@/lib/diagnosis/active-attempts';
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import { customersTransfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const found = (facts: Facts) => {
  const { refused, lost } = customersActive(facts);
  return { refused: refused.filter(announcesPrivate), lost: lost.filter(announcesPrivate) };
};

function weigh(facts: Facts): Weighing {
  const { refused, lost } = found(facts);
  const works = customersActive(facts).worked.filter(announcesPrivate);
  const quoted = facts.said('active-address-private').filter((saying) => saying.told);
  const all = [...refused, ...lost];
  const address = all[0]?.announced.address ?? '';
  return weighing({
    for: [
      ...(refused.length > 0
        ? [
            sign(
              decisive,
              refused,
              `Your program asks to be connected to at ${address}, which exists in your own network only, and the service refuses.`,
            ),
          ]
        : []),
      ...(lost.length > 0
        ? [
            sign(
              0.9,
              lost,
              `Your program asks to be connected to at ${address}, which exists in your own network only; no connection arrives.`,
            ),
          ]
        : []),
      ...(quoted.length > 0
        ? [
            sign(
              0.45,
              quoted.map((saying) => saying.observation),
              'In the message you gave us the service refuses to connect to an address of your own network.',
            ),
          ]
        : []),
    ],
    against:
      works.length > 0
        ? [sign(decisive, works, 'With such an address a connection did arrive: a gateway corrects it.')]
        : [],
    explains: unitsWith(facts, [...all, ...(all.length > 0 ? customersTransfersWithoutData(facts) : [])]),
  });
}

export const activeAddressPrivate: Cause = {
  id: 'active-address-private',
  owners: ['client-user'],
  prior: 0.5,
  needsCustomersSide: true,
  decidedBy: ['evidence', 'client-settings', 'inside'],
  weigh,
  words: (_told, facts) => ({
    headline:
      'Your program tells the service to connect to an address inside your own network, which nobody outside can reach.',
    because:
      found(facts).refused.length + found(facts).lost.length > 0
        ? 'the address stands in the command that your program sends (active mode).'
        : 'we know it from the message you gave us, and have not seen it ourselves.',
    owner: 'client-user',
    actions: [
      act('Switch your program to passive mode.'),
      act(
        'If it must be active mode, enter your public address in its settings and open its ports in your firewall.',
      ),
      act('Test again.', 'test-again'),
    ],
  }),
};
