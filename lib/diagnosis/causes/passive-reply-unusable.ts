/**
 * Claim: PASV or EPSV is refused, or its reply cannot be understood.
 * Evidence needed: a refusal or a malformed reply to a passive command after the login.
 * Refuted by: the other command working, if only EPSV is concerned (that is a smaller fault of its own).
 * Seed: in passive mode the server names where the client connects for data.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { portalLadder, transfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { failedReplies } from '@/lib/diagnosis/passive-replies';
import { listed, quotedWords, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

/** Longer answers are shown in the conversation, in full. */
const quoteLimit = 160;

const unusable = (facts: Facts) => {
  const failed = failedReplies(facts);
  const pasvFails = failed.some((seen) => seen.command === 'PASV');
  const pasvWorks = facts
    .portal('passive-reply')
    .some((seen) => seen.command === 'PASV' && seen.failure === null);
  return pasvWorks && !pasvFails ? [] : failed;
};

function weigh(facts: Facts): Weighing {
  const found = unusable(facts);
  if (found.length === 0) return weighing({});
  const garbled = found.filter(
    (seen) => seen.failure === 'reply_malformed' || seen.failure === 'reply_unexpected',
  );
  const refused = found.filter((seen) => !garbled.includes(seen));
  const { fine } = portalLadder(facts);
  const commands = (seen: typeof found) => listed([...new Set(seen.map((one) => one.command))].sort());
  return weighing({
    for: [
      ...(garbled.length > 0
        ? [
            sign(
              decisive,
              garbled,
              `The answer to ${commands(garbled)} cannot be read: ${quotedWords(garbled[0]?.reply?.text ?? '', quoteLimit)}.`,
            ),
          ]
        : []),
      ...(refused.length > 0
        ? [
            sign(
              strong,
              refused,
              `${commands(refused)} ${refused.some((seen) => seen.reply) ? `is refused: ${quotedWords(refused.find((seen) => seen.reply)?.reply?.text ?? '', quoteLimit)}` : 'is not answered'}.`,
            ),
          ]
        : []),
    ],
    explains: [
      ...unitsWith(facts, found),
      ...(fine.length === 0 ? unitsWith(facts, transfersWithoutData(facts)) : []),
    ],
    impact: fine.length > 0 ? 'hinders' : 'stops',
  });
}

export const passiveReplyUnusable: Cause = {
  id: 'passive-reply-unusable',
  owners: ['provider', 'firewall'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, _facts, profile) => ({
    headline: `${serviceNameFirst(profile)} does not say in a readable way where to connect for data, so folder lists and files cannot come.`,
    because: 'we read its answer from our network.',
    owner: 'provider',
    actions: [
      act('Send the service the conversation below and ask it to repair passive mode.', 'contact-provider'),
      act('Test again in a few minutes.', 'test-again'),
    ],
  }),
};
