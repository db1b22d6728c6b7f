/**
 * Claim: a gateway that understands FTP (an ALG) changes PORT, EPRT, or the answers to PASV and EPSV on the way.
 * Evidence needed: a command or reply that arrives otherwise than it was sent; an answer to PASV that names another
 * address to the customer than to us, on an unencrypted connection; a sound PORT that is refused there and nowhere else.
 * Refuted by: an encrypted connection with the same trouble, where nothing can be changed.
 * Seed: firewalls interfere with port 21; the alternate ports often pass untouched.
 */
import { announcesPrivate, customersActive, portalActive } from '@/lib/diagnosis/active-attempts';
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customersLadder, customersTransfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { otherControlPort } from '@/lib/diagnosis/other-port';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';

/** Answers that name another address on the customer's side than the service names to us. */
function changedReplies(facts: Facts) {
  const own = facts
    .portal('passive-reply')
    .filter((seen) => seen.command === 'PASV' && seen.failure === null && seen.names === 'same');
  return own.length === 0
    ? []
    : facts
        .customers('passive-reply')
        .filter(
          (seen) =>
            seen.command === 'PASV' &&
            seen.protection === 'clear' &&
            seen.names !== null &&
            seen.names !== 'same',
        );
}

/** A sound command on an unencrypted connection, refused there, and accepted from us or where it is encrypted. */
function refusedOnTheWay(facts: Facts) {
  const theirs = customersActive(facts);
  const accepted = [...portalActive(facts).worked, ...portalActive(facts).lost].length > 0;
  const encrypted = [...theirs.worked, ...theirs.lost].some((seen) => seen.protection !== 'clear');
  return accepted || encrypted
    ? theirs.refused.filter((seen) => seen.protection === 'clear' && (encrypted || !announcesPrivate(seen)))
    : [];
}

function weigh(facts: Facts): Weighing {
  const altered = facts
    .customers('altered')
    .filter((seen) => seen.failure === null && seen.sent !== seen.received);
  const replies = changedReplies(facts);
  const refused = refusedOnTheWay(facts);
  const shown = altered.length + replies.length + refused.length > 0;
  const lost = shown
    ? [
        ...customersLadder(facts).unanswered.filter((seen) => seen.protection === 'clear'),
        ...customersActive(facts).lost.filter((seen) => seen.protection === 'clear'),
        ...customersTransfersWithoutData(facts).filter((seen) => seen.protection === 'clear'),
      ]
    : [];
  return weighSayings(facts, 'alg-rewrites-commands', {
    for: [
      ...(altered.length > 0
        ? [
            sign(
              decisive,
              altered,
              `What is sent as “${altered[0]?.sent}” arrives as “${altered[0]?.received}”.`,
            ),
          ]
        : []),
      ...(replies.length > 0
        ? [
            sign(
              0.85,
              replies,
              `In your network the service seems to name ${replies[0]?.address ?? 'another address'} for data; to us it names its own address.`,
            ),
          ]
        : []),
      ...(refused.length > 0
        ? [
            sign(
              strong,
              refused,
              'A sound command for active mode is refused in your network on an unencrypted connection, and accepted elsewhere.',
            ),
          ]
        : []),
    ],
    explains: [
      ...unitsWith(facts, altered),
      ...unitsWith(facts, replies, 'address'),
      ...unitsWith(facts, [...refused, ...lost]),
    ],
  });
}

export const algRewritesCommands: Cause = {
  id: 'alg-rewrites-commands',
  owners: ['firewall'],
  prior: 0.4,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (told, facts, profile) => {
    const port = otherControlPort(facts, profile);
    const altered = facts.customers('altered');
    const files = altered.length > 0 && altered.every((seen) => seen.what === 'data');
    const proven =
      (told.for[0]?.strength ?? 0) >= decisive && told.for[0]?.sentence.startsWith('What is sent');
    return {
      headline: files
        ? 'A device in your network changes the contents of files on the way.'
        : proven
          ? 'A device in your network changes FTP commands on the way, so data connections go astray.'
          : 'A device between you and the service seems to change FTP commands, so data connections go astray.',
      because: proven
        ? 'we compared what was sent with what arrived.'
        : 'what your side received does not fit what the service does elsewhere.',
      owner: 'firewall',
      actions: [
        act(
          port === null
            ? 'Turn on encryption in your program: what is encrypted cannot be changed.'
            : `Turn on encryption, or use port ${port}: what is encrypted cannot be changed.`,
          port === null ? null : 'use-port',
        ),
        act(
          'Ask your firewall team to switch off its FTP helper (ALG) for this service.',
          'firewall-request',
        ),
        act('Test again.', 'test-again'),
      ],
    };
  },
};
