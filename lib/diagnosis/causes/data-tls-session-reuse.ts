/**
 * Claim: the data connection must continue the control connection's TLS session, and the client does not do it.
 * Evidence needed: the service names session reuse or resumption as the reason; or it refuses us a data connection
 * without resumption and takes one with it, and the client has trouble with data. To insist on it is no fault in itself.
 * Refuted by: data connections that work without it.
 * Seed: files of zero bytes mean that nothing arrived over the data connection.
 */
import { dataSymptoms } from '@/lib/diagnosis/answers';
import { act, type Cause, decisive, type Sign, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import {
  customersLadder,
  customersTransfersWithoutData,
  portalLadder,
  transfersWithoutData,
  usesActive,
} from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

/** What the portal learnt by asking with and without resumption on the same service. */
function insists(facts: Facts) {
  const encrypted = facts
    .portal('data-connection')
    .filter(
      (seen) => seen.protection !== 'clear' && seen.purpose === 'listing' && !facts.ourSide.includes(seen),
    );
  const withheld = encrypted.filter((seen) => seen.resumption === 'withheld');
  const refused = withheld.filter((seen) => seen.failure !== null && seen.reached !== 'nothing');
  const offered = encrypted.filter((seen) => seen.resumption === 'offered' && seen.failure === null);
  return {
    withheld: refused,
    shown: refused.length > 0 && offered.length > 0,
    fresh: withheld.filter((seen) => seen.failure === null && seen.tls?.resumed === false),
  };
}

/** Trouble on the customer's side that a missing resumption would make. */
const trouble = (facts: Facts) => [
  ...customersLadder(facts).unencrypted,
  ...customersLadder(facts).cut.filter((seen) => seen.protection !== 'clear' && seen.bytes === 0),
];

function customersSigns(facts: Facts): readonly Sign[] {
  const { shown, withheld } = insists(facts);
  const symptom = facts.answer('symptom');
  const told =
    symptom !== null &&
    dataSymptoms.has(symptom.value) &&
    facts.answer('encryption')?.value !== 'plain' &&
    !usesActive(facts);
  const messages = messagesThat(facts, 'session-not-resumed');
  const broken = trouble(facts);
  return [
    ...(messages.length > 0
      ? [
          sign(
            shown ? decisive : 0.75,
            messages,
            'Your program says that the data connection did not continue the encryption of the command connection.',
          ),
        ]
      : []),
    ...(shown && broken.length > 0
      ? [sign(0.8, broken, 'In your network the encryption of the data connection breaks off.')]
      : []),
    ...(shown && (told || broken.length > 0 || messages.length > 0)
      ? [
          sign(
            0.5,
            withheld,
            'The service refuses us a data connection that starts its encryption anew, and takes one that continues it.',
          ),
        ]
      : []),
    ...(shown && told
      ? [sign(0.4, [symptom.observation], 'You told us that lists or files do not come through.')]
      : []),
  ];
}

function weigh(facts: Facts): Weighing {
  const { unencrypted, fine } = portalLadder(facts);
  const { shown, fresh } = insists(facts);
  const said = facts.said('data-tls-session-reuse').filter((saying) => !saying.told);
  const anew = unencrypted.filter((seen) => seen.tls?.resumed !== true);
  const without = fine.filter((seen) => seen.tls !== null && !seen.tls.resumed);
  const messages = messagesThat(facts, 'session-not-resumed');
  const broken = shown || messages.length > 0 ? trouble(facts) : [];
  const theirs = said.length > 0 || messages.length > 0 ? customersTransfersWithoutData(facts) : [];
  return weighSayings(facts, 'data-tls-session-reuse', {
    for: [
      ...(anew.length > 0
        ? [
            sign(
              0.25,
              anew,
              'Encryption on the data connection breaks off where a service that insists on resumption would refuse it.',
            ),
          ]
        : []),
      ...customersSigns(facts),
    ],
    against: [
      ...(fresh.length > 0
        ? [sign(decisive, fresh, 'We opened a data connection without resumption, and it works.')]
        : []),
      ...(fresh.length === 0 && !shown && without.length > 0
        ? [sign(0.5, without, 'A data connection without resumption works.')]
        : []),
    ],
    explains: [
      ...unitsWith(facts, [...unencrypted, ...broken, ...messages, ...theirs]),
      ...(said.length > 0 ? unitsWith(facts, transfersWithoutData(facts)) : []),
    ],
  });
}

export const dataTlsSessionReuse: Cause = {
  id: 'data-tls-session-reuse',
  owners: ['client-user'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['client', 'evidence', 'inside'],
  weigh,
  words: (told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} takes encrypted data connections only from programs that continue the encryption of the command connection.`,
    because:
      facts.said('data-tls-session-reuse').length > 0
        ? becauseOfSayings(told, 'the service says so in its answer.')
        : insists(facts).shown
          ? 'we tried both, and the service takes one kind only; whether your program does that is seen in its log.'
          : 'your program says so; we have not tried it from our network yet.',
    owner: 'client-user',
    actions: [
      act('Turn on “TLS session resumption” in your program, or bring it up to date.'),
      act('If it has no such setting, use another program: FileZilla and lftp can do it.'),
    ],
  }),
};
