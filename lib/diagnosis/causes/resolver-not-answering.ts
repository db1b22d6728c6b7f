/**
 * Claim: the customer's resolver does not answer at all.
 * Evidence needed: lookups on the customer's side that get no answer, for this name and every other one.
 * Refuted by: any name that is looked up there.
 * Seed: the host name must be found before anything can be connected.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import { lookupsOf, otherNamesWork } from '@/lib/diagnosis/customer-lookups';
import type { Facts } from '@/lib/diagnosis/facts';
import { outboundOf } from '@/lib/diagnosis/outbound';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

/** What systems say when no name server answered them; a name that does not exist has other words. */
const temporary = /temporary failure|EAI_AGAIN|try again|11002/i;

function silent(facts: Facts) {
  const failing = facts.customers('name-resolution').filter(({ failure }) => failure !== null);
  return {
    failing,
    timedOut: failing.filter(({ failure }) => failure === 'resolver_timed_out'),
    unclear: failing.filter(
      ({ failure, vantage }) =>
        failure === 'resolver_failed' || (failure === 'name_not_found' && vantage.kind !== 'kit'),
    ),
    told: messagesThat(facts, 'cannot-resolve').filter(({ text }) => temporary.test(text)),
  };
}

function weigh(facts: Facts): Weighing {
  const { timedOut, unclear, told } = silent(facts);
  const { ours, theirs } = lookupsOf(facts);
  const working = [
    ...otherNamesWork(facts),
    ...theirs.filter(({ addresses, source }) => addresses.length > 0 && source === 'resolver'),
  ];
  const suspicious = ours.length > 0 ? unclear : [];
  if (timedOut.length + told.length + suspicious.length === 0) return weighing({});
  const passed = [...outboundOf(facts).passed.values()].flat();
  const measured = timedOut.some(({ vantage }) => vantage.kind === 'kit');
  return weighing({
    for: [
      ...(timedOut.length > 0
        ? [
            sign(
              measured && passed.length > 0 ? decisive : strong,
              timedOut,
              'On your side the name server gives no answer.',
            ),
          ]
        : []),
      ...(measured && passed.length > 0
        ? [sign(fair, passed, 'Hosts can be reached there by address, so the network itself is up.')]
        : []),
      ...(told.length > 0
        ? [sign(0.6, told, 'Your program says that the name could not be looked up for the moment.')]
        : []),
      ...(timedOut.length + told.length === 0
        ? [sign(0.3, suspicious, 'Your side gets no address for a name that has one.')]
        : []),
    ],
    against: working.length > 0 ? [sign(decisive, working, 'Other names are looked up on your side.')] : [],
    explains: unitsWith(facts, told.length > 0 ? silent(facts).failing : [...timedOut, ...suspicious]),
  });
}

export const resolverNotAnswering: Cause = {
  id: 'resolver-not-answering',
  owners: ['dns'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside', 'test-again'],
  weigh,
  words: (told, facts) => {
    const sure = (told.for[0]?.strength ?? 0) >= fair;
    return {
      headline: sure
        ? 'The name server of your network does not answer, so your program finds no address to connect to.'
        : `The name server of your network may not answer. From outside ${facts.host ?? 'the name'} has an address.`,
      because: sure
        ? 'lookups from your side got no answer.'
        : 'your program does not say whether it was told "no" or told nothing.',
      owner: 'dns',
      actions: [
        act(
          'Open any web page on the same machine: if that fails too, it is offline or its name server is down.',
        ),
        act('Ask your network team about the name server that this machine uses.'),
        act('Test again when other pages open.', 'test-again'),
      ],
    };
  },
};
