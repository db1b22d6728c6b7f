/**
 * Claim: encryption starts on the control connection and breaks, and nothing seen says why more exactly.
 * Evidence needed: a handshake that ends with an alert, a cut or silence.
 * Refuted by: a more exact reason for the same handshake.
 * Seed: try the other kinds of encryption and the other ports.
 */
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import { loggedIn, messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  controlHandshakes,
  customersFinished,
  customersHandshakes,
  finishedHandshakes,
  type Handshake,
  wherePorts,
} from '@/lib/diagnosis/handshakes';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { Failure } from '@/lib/net/failure';

const exact: ReadonlySet<Failure> = new Set(['tls_not_offered', 'tls_version', 'tls_no_common_cipher']);
const inexact = (facts: Facts, handshakes: readonly Handshake[]) =>
  handshakes.filter((seen) => seen.failure !== null && !exact.has(seen.failure) && facts.isAbnormal(seen));
const broken = (facts: Facts) => inexact(facts, controlHandshakes(facts));

/** The program says that encryption failed, on a control connection that was not encrypted before. */
const saidFailed = (facts: Facts) =>
  customersFinished(facts).length > 0 || loggedIn(facts) ? [] : messagesThat(facts, 'tls-failed');

function weigh(facts: Facts): Weighing {
  const found = broken(facts);
  const theirs = inexact(facts, customersHandshakes(facts));
  const messages = saidFailed(facts);
  const working = finishedHandshakes(facts);
  return weighSayings(facts, 'tls-handshake-failed', {
    for: [
      ...(found.length > 0
        ? [sign(0.7, found, `On ${wherePorts(found)} encryption starts and breaks off.`)]
        : []),
      ...(theirs.length + messages.length > 0
        ? [
            sign(
              working.length > 0 ? 0.45 : 0.6,
              [...theirs, ...messages],
              'For your program, encryption starts and breaks off.',
            ),
          ]
        : []),
    ],
    explains: unitsWith(facts, [...found, ...theirs, ...messages]),
    impact: working.length > 0 && theirs.length === 0 ? 'hinders' : 'stops',
  });
}

export const tlsHandshakeFailed: Cause = {
  id: 'tls-handshake-failed',
  owners: ['client-user', 'provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, facts, profile) => {
    const found = broken(facts);
    if (found.length === 0)
      return {
        headline: 'Your program and the service cannot agree on encryption.',
        because:
          finishedHandshakes(facts).length > 0
            ? 'from our network encryption works; what was said does not tell why it breaks at yours.'
            : 'it was seen to break; what was said does not tell why.',
        owner: 'client-user',
        actions: [
          act('Try another port or kind of encryption in your program.'),
          act('Bring your program up to date.'),
          act('Make the same connection from your network with the script and compare.'),
        ],
      };
    return {
      headline: `${serviceNameFirst(profile)} and our network cannot agree on encryption${found.length > 0 ? ` on ${wherePorts(found)}` : ''}.`,
      because: 'we saw it break; what was said does not tell why.',
      owner: 'provider',
      actions: [
        act('Try another port or kind of encryption from the table of results.'),
        act('Send the service the conversation below.', 'contact-provider'),
        act('Test again in a few minutes.', 'test-again'),
      ],
    };
  },
};
