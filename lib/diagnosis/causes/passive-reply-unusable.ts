/**
 * Claim: PASV or EPSV is refused, or its reply cannot be understood.
 * Evidence needed: a refusal or a malformed reply to a passive command after the login.
 * Refuted by: the other command working, if only EPSV is concerned (that is a smaller fault of its own).
 * Seed: in passive mode the server names where the client connects for data.
 */
import { act, type Cause, decisive, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import { portalLadder, transfersWithoutData } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersFailedReplies, failedReplies } from '@/lib/diagnosis/passive-replies';
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

/** The same in the customer's program, where PASV never gave it a usable answer. */
const unusableThere = (facts: Facts) =>
  facts.customers('passive-reply').some((seen) => seen.command === 'PASV' && seen.failure === null)
    ? []
    : customersFailedReplies(facts);

/** What the service said of it when the program already asked for data. */
const saidWithData = (facts: Facts) =>
  facts
    .said('passive-reply-unusable')
    .filter((saying) => saying.told || saying.observation.kind === 'data-connection');

function customersSigns(facts: Facts): readonly Sign[] {
  const theirs = unusableThere(facts);
  const said = saidWithData(facts);
  const [first] = said;
  return [
    ...(theirs.length > 0
      ? [
          sign(
            strong,
            theirs,
            `Asked by your program where to connect for data, the service gives no usable answer${theirs[0]?.reply ? `: ${quotedWords(theirs[0].reply.text, quoteLimit)}` : ''}.`,
          ),
        ]
      : []),
    ...(first !== undefined
      ? [
          sign(
            first.strength,
            said.map((saying) => saying.observation),
            `The service says to your program: ${quotedWords(first.text, quoteLimit)}.`,
          ),
        ]
      : []),
  ];
}

function weigh(facts: Facts): Weighing {
  const found = unusable(facts);
  const there = customersSigns(facts);
  if (found.length === 0 && there.length === 0) return weighing({});
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
      ...there,
    ],
    explains: [
      ...unitsWith(facts, [
        ...found,
        ...unusableThere(facts),
        ...saidWithData(facts).map((saying) => saying.observation),
      ]),
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
  words: (_told, facts, profile) => ({
    headline: `${serviceNameFirst(profile)} does not say in a readable way where to connect for data, so folder lists and files cannot come.`,
    because:
      unusable(facts).length > 0
        ? 'we read its answer from our network.'
        : 'it is in what your program received; we have not asked from our network yet.',
    owner: 'provider',
    actions: [
      act('Send the service the conversation below and ask it to repair passive mode.', 'contact-provider'),
      act('Test again in a few minutes.', 'test-again'),
    ],
  }),
};
