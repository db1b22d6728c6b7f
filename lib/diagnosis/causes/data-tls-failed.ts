/**
 * Claim: encryption breaks on the data connection, and nothing says that a missing resumption is the reason.
 * Evidence needed: the data connection is accepted and its handshake then ends with an alert or a cut.
 * Refuted by: the service naming session reuse or protection as the reason; encrypted data connections that work.
 * Seed: files of zero bytes mean that nothing arrived over the data connection.
 */
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import { isEncryptionFailure, portalLadder, transfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { serviceName } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';

function weigh(facts: Facts): Weighing {
  const { unencrypted, fine } = portalLadder(facts);
  const handshakes = facts
    .portal('tls-handshake')
    .filter((seen) => seen.mode === 'data' && seen.failure !== null && facts.isAbnormal(seen));
  const worked = fine.filter((seen) => seen.tls !== null);
  const broken = transfersWithoutData(facts).filter(
    (seen) => unencrypted.length > 0 || isEncryptionFailure(seen.failure),
  );
  const transfers = worked.length > 0 ? [] : broken;
  return weighSayings(facts, 'data-tls-failed', {
    for: [
      ...(unencrypted.length > 0 || handshakes.length > 0
        ? [
            sign(
              0.8,
              [...unencrypted, ...handshakes],
              'The data connection is accepted, and its encryption then breaks off.',
            ),
          ]
        : []),
      ...(transfers.length > 0
        ? [
            sign(
              unencrypted.length > 0 ? 0.75 : 0.6,
              transfers,
              'Folder list and transfers end at the same point.',
            ),
          ]
        : []),
    ],
    against:
      worked.length > 0 ? [sign(0.3, worked, 'Other data connections were encrypted without trouble.')] : [],
    explains: [
      ...unitsWith(facts, unencrypted),
      ...unitsWith(facts, handshakes),
      ...unitsWith(facts, transfers),
    ],
  });
}

export const dataTlsFailed: Cause = {
  id: 'data-tls-failed',
  owners: ['client-user', 'firewall', 'provider'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside', 'evidence'],
  weigh,
  words: (_told, _facts, profile) => ({
    headline: `Encryption works on the command connection and breaks off on the data connection of ${serviceName(profile)}.`,
    because: 'we saw it from our network; what was said does not tell why.',
    owner: 'provider',
    actions: [
      act('Send the service the conversation below.', 'contact-provider'),
      act('Try another program, or another port from the table of results.'),
      act('Test again in a few minutes.', 'test-again'),
    ],
  }),
};
