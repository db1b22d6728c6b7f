/**
 * Claim: encryption breaks on the data connection, and nothing says that a missing resumption is the reason.
 * Evidence needed: the data connection is accepted and its handshake then ends with an alert or a cut.
 * Refuted by: the service naming session reuse or protection as the reason; encrypted data connections that work.
 * Seed: files of zero bytes mean that nothing arrived over the data connection.
 */
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import {
  customersLadder,
  customersTransfersWithoutData,
  isEncryptionFailure,
  portalActiveLadder,
  portalLadder,
  transfersWithoutData,
} from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersFinished } from '@/lib/diagnosis/handshakes';
import { serviceName } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';

/** What broke on the customer's side. */
function inside(facts: Facts) {
  const active = facts
    .customers('data-connection')
    .filter((seen) => seen.mode === 'active' && isEncryptionFailure(seen.failure) && facts.isAbnormal(seen));
  const broken = [...customersLadder(facts).unencrypted, ...active];
  const said = customersFinished(facts).length > 0 ? messagesThat(facts, 'tls-failed') : [];
  return {
    broken,
    said: broken.length > 0 ? said : [],
    transfers: customersTransfersWithoutData(facts).filter(
      (seen) => broken.length > 0 || isEncryptionFailure(seen.failure),
    ),
  };
}

function weigh(facts: Facts): Weighing {
  const { unencrypted, fine } = portalLadder(facts);
  const handshakes = facts
    .portal('tls-handshake')
    .filter((seen) => seen.mode === 'data' && seen.failure !== null && facts.isAbnormal(seen));
  const worked = fine.filter((seen) => seen.tls !== null);
  const lost = transfersWithoutData(facts).filter(
    (seen) => unencrypted.length > 0 || isEncryptionFailure(seen.failure),
  );
  const transfers = worked.length > 0 ? lost.filter((seen) => isEncryptionFailure(seen.failure)) : lost;
  const theirs = inside(facts);
  const atCustomers = [...theirs.broken, ...theirs.transfers];
  const ours = [...unencrypted, ...portalActiveLadder(facts).unencrypted, ...handshakes];
  return weighSayings(facts, 'data-tls-failed', {
    for: [
      ...(ours.length > 0
        ? [sign(0.8, ours, 'The data connection is accepted, and its encryption then breaks off.')]
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
      ...(atCustomers.length > 0
        ? [
            sign(
              0.65,
              atCustomers,
              'In your network the data connection is accepted, and its encryption then breaks off.',
            ),
          ]
        : []),
    ],
    against:
      worked.length > 0 && ours.length > 0
        ? [sign(0.3, worked, 'Other data connections were encrypted without trouble.')]
        : [],
    explains: unitsWith(facts, [...ours, ...transfers, ...atCustomers, ...theirs.said]),
  });
}

export const dataTlsFailed: Cause = {
  id: 'data-tls-failed',
  owners: ['client-user', 'firewall', 'provider'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) =>
    portalLadder(facts).fine.length > 0 && customersLadder(facts).unencrypted.length > 0
      ? {
          headline:
            'Encryption of the data connection works from our network and breaks off between your program and the service.',
          because:
            'we saw both; what was said does not tell whether the program or a device on the way does it.',
          owner: 'client-user',
          actions: [
            act('Turn on “TLS session resumption” in your program, or bring it up to date.'),
            act('Try another port, or another program.'),
            act('Ask your firewall team whether encrypted FTP is inspected.', 'firewall-request'),
          ],
        }
      : {
          headline: `Encryption works on the command connection and breaks off on the data connection of ${serviceName(profile)}.`,
          because:
            portalLadder(facts).unencrypted.length > 0
              ? 'we saw it from our network; what was said does not tell why.'
              : 'it was seen to break; what was said does not tell why.',
          owner: 'provider',
          actions: [
            act('Send the service the conversation below.', 'contact-provider'),
            act('Try another program, or another port from the table of results.'),
            act('Test again in a few minutes.', 'test-again'),
          ],
        },
};
