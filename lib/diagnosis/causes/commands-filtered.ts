/**
 * Claim: a firewall refuses, swallows or blots out certain FTP commands and answers on unencrypted connections.
 * Evidence needed: a command refused or left without an answer on the customer's side that is answered on ours; a
 * greeting that arrives there as a row of stars; a refusal in which a firewall names itself.
 * Refuted by: the same on our side.
 * Seed: port 21 is interfered with by many corporate firewalls; try the alternate ports.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customersLadder } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersHandshakes, finishedHandshakes } from '@/lib/diagnosis/handshakes';
import { otherControlPort } from '@/lib/diagnosis/other-port';
import { listed } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { ObservationOf } from '@/lib/observations/observation';

/** A greeting of which nothing is left but a mask, as some firewalls make of it. */
const isMasked = (text: string): boolean => /^[\s*]*\*{4,}[\s*]*$|^[\sxX]*[xX]{6,}[\sxX]*$/.test(text);

type Transfer = ObservationOf<'transfer'>;

const verbs: Readonly<Record<Transfer['operation'], string>> = {
  list: 'LIST',
  upload: 'STOR',
  size: 'SIZE',
  download: 'RETR',
  delete: 'DELE',
};

/** Not even a preliminary answer: with one, something would have been sent or come. */
const isUnanswered = (seen: Transfer): boolean =>
  seen.failure === 'timed_out' && seen.reply === null && (seen.bytesSeen ?? 0) === 0;
const isDone = (seen: Transfer): boolean => seen.failure === null && (seen.reply?.code ?? 0) < 400;

/** Commands about files that got no answer in clear on the customer's side, while data connections work there and the same works for us. */
function swallowedTransfers(facts: Facts): readonly Transfer[] {
  const theirs = facts.customers('transfer');
  const dataFlows =
    customersLadder(facts).fine.some(({ bytes }) => bytes > 0) ||
    theirs.some((seen) => isDone(seen) && (seen.bytesSeen ?? 0) > 0);
  const done = new Set(
    facts
      .portal('transfer')
      .filter(isDone)
      .map(({ operation }) => operation),
  );
  return dataFlows
    ? theirs.filter(
        (seen) =>
          seen.protection === 'clear' &&
          seen.size === 'small' &&
          isUnanswered(seen) &&
          done.has(seen.operation),
      )
    : [];
}

/** Commands that got no or no good answer on the customer's side, and a good one on ours. */
function treated(facts: Facts) {
  const answeredHere = new Set<string>(
    facts
      .portal('passive-reply')
      .filter((seen) => seen.failure === null)
      .map((seen) => seen.command),
  );
  const passive = facts
    .customers('passive-reply')
    .filter(
      (seen) =>
        seen.protection === 'clear' &&
        answeredHere.has(seen.command) &&
        (seen.failure === 'timed_out' || [500, 501, 502].includes(seen.reply?.code ?? 0)),
    );
  const auth = finishedHandshakes(facts).some((seen) => seen.mode === 'explicit')
    ? customersHandshakes(facts).filter(
        (seen) => seen.mode === 'explicit' && seen.reply === null && seen.failure === 'timed_out',
      )
    : [];
  const moved = swallowedTransfers(facts);
  return {
    passive,
    auth,
    moved,
    swallowed: [...passive.filter((seen) => seen.reply === null), ...auth, ...moved],
  };
}

const masks = (facts: Facts) => {
  const theirs = facts.customers('greeting').filter((seen) => isMasked(seen.reply?.text ?? ''));
  const ours = facts.portal('greeting').filter((seen) => seen.reply !== null);
  return {
    theirs: ours.some((seen) => isMasked(seen.reply?.text ?? '')) ? [] : theirs,
    compared: ours.length > 0,
  };
};

function weigh(facts: Facts): Weighing {
  const { passive, auth, moved, swallowed } = treated(facts);
  const { theirs, compared } = masks(facts);
  const refused = passive.filter((seen) => seen.reply !== null);
  const commands = [
    ...new Set([
      ...passive.map((seen) => seen.command),
      ...moved.map((seen) => verbs[seen.operation]),
      ...(auth.length > 0 ? ['AUTH TLS'] : []),
    ]),
  ].sort();
  return weighSayings(facts, 'commands-filtered', {
    for: [
      ...(theirs.length > 0
        ? [
            sign(
              compared ? decisive : strong,
              theirs,
              'The greeting of the service arrives in your network as a row of signs without meaning.',
            ),
          ]
        : []),
      ...(swallowed.length > 0
        ? [
            sign(
              0.8,
              swallowed,
              `From your network ${listed(commands)} ${commands.length > 1 ? 'get' : 'gets'} no answer; from ours the service answers.`,
            ),
          ]
        : []),
      ...(refused.length > 0
        ? [
            sign(
              strong,
              refused,
              `In your network ${listed([...new Set(refused.map((seen) => seen.command))].sort())} is refused; from ours the service accepts it.`,
            ),
          ]
        : []),
    ],
    explains: unitsWith(facts, [...theirs, ...passive, ...auth, ...moved]),
  });
}

export const commandsFiltered: Cause = {
  id: 'commands-filtered',
  owners: ['firewall'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const port = otherControlPort(facts, profile);
    return {
      headline:
        'A device in your network keeps back some FTP commands or answers on unencrypted connections.',
      because:
        facts.endpoints.portal.length > 0
          ? 'the service answers the same commands when they come from our network.'
          : 'it shows in what your program received; we have not compared it with our network yet.',
      owner: 'firewall',
      actions: [
        act(
          port === null
            ? 'Turn on encryption in your program: what is encrypted cannot be filtered.'
            : `Turn on encryption, or use port ${port}: what is encrypted cannot be filtered.`,
          port === null ? null : 'use-port',
        ),
        act('Ask your firewall team to leave this service out of FTP inspection.', 'firewall-request'),
        act('Test again.', 'test-again'),
      ],
    };
  },
};
