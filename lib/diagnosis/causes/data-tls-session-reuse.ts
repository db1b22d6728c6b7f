/**
 * Claim: the data connection must continue the control connection's TLS session, and the client does not do it.
 * Evidence needed: the service names session reuse or resumption as the reason.
 * Refuted by: data connections that work without it.
 * Seed: files of zero bytes mean that nothing arrived over the data connection.
 */
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import { portalLadder, transfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';

function weigh(facts: Facts): Weighing {
  const { unencrypted, fine } = portalLadder(facts);
  const said = facts.said('data-tls-session-reuse').some((saying) => !saying.told);
  const fresh = unencrypted.filter((seen) => seen.tls?.resumed !== true);
  return weighSayings(facts, 'data-tls-session-reuse', {
    for:
      fresh.length > 0
        ? [
            sign(
              0.25,
              fresh,
              'Encryption on the data connection breaks off where a service that insists on resumption would refuse it.',
            ),
          ]
        : [],
    against: fine.some((seen) => seen.tls !== null && !seen.tls.resumed)
      ? [sign(0.5, fine, 'A data connection without resumption works.')]
      : [],
    explains: [
      ...unitsWith(facts, unencrypted),
      ...(said ? unitsWith(facts, transfersWithoutData(facts)) : []),
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
  words: (told, _facts, profile) => ({
    headline: `${serviceNameFirst(profile)} takes encrypted data connections only from programs that continue the encryption of the command connection.`,
    because: becauseOfSayings(told, 'the service says so in its answer.'),
    owner: 'client-user',
    actions: [
      act('Turn on “TLS session resumption” in your program, or bring it up to date.'),
      act('If it has no such setting, use another program: FileZilla and lftp can do it.'),
    ],
  }),
};
