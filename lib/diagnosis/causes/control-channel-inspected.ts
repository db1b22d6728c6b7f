/**
 * Claim: a device on the customer's path reads along and cuts the control connection at one and the same point.
 * Evidence needed: from the customer's network the connection ends after the greeting or when encryption begins; from
 * ours it goes on.
 * Refuted by: encryption that works from the customer's network on the same port; the same cut from our network.
 * Seed: port 21 is blocked or interfered with by many corporate firewalls; try the alternate ports.
 */
import { act, type Cause, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  customersFinished,
  customersHandshakes,
  finishedHandshakes,
  wherePorts,
} from '@/lib/diagnosis/handshakes';
import { greetingsMissed, logAlone } from '@/lib/diagnosis/log-alone';
import { otherControlPort } from '@/lib/diagnosis/other-port';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Failure } from '@/lib/net/failure';

const cuts: ReadonlySet<Failure> = new Set(['reset', 'closed', 'timed_out']);
const isCut = (seen: { readonly failure: Failure | null }): boolean =>
  seen.failure !== null && cuts.has(seen.failure);

/** What ended on the customer's side at a point that went well on ours. */
function cutPoints(facts: Facts) {
  const ours = finishedHandshakes(facts);
  const ports = new Set(ours.map((seen) => seen.target?.port));
  const greeted = facts.portal('greeting').filter((seen) => seen.speaks === 'ftp' && seen.failure === null);
  return {
    ours,
    // Without any answer to the request it may have been swallowed, which is a device of another kind.
    atEncryption: customersHandshakes(facts).filter(
      (seen) =>
        isCut(seen) &&
        ports.has(seen.target?.port) &&
        !(seen.mode === 'explicit' && seen.failure === 'timed_out' && seen.reply === null),
    ),
    atGreeting:
      greeted.length > 0
        ? facts.customers('greeting').filter((seen) => isCut(seen) && seen.speaks === 'nothing')
        : [],
    later: greeted.length > 0 ? cutLater(facts) : [],
    afterGreeting:
      greeted.length > 0 && !facts.portal('features').some(isCut)
        ? [...facts.customers('features'), ...facts.customers('login')].filter(
            (seen) => seen.reply === null && isCut(seen) && seen.protection === 'clear',
          )
        : [],
  };
}

/** Questions on an encrypted connection that got no word any more there, where ours of that kind were all answered. */
function cutLater(facts: Facts) {
  const fails = (seen: ReturnType<typeof of>[number]) =>
    isCut(seen) && seen.reply === null && seen.protection !== 'clear';
  const of = (side: Facts['portal']) => [
    ...side('features'),
    ...side('login'),
    ...side('passive-reply').filter((seen) => seen.failure !== null),
  ];
  return of(facts.portal).some(fails) || facts.portal('login').length === 0
    ? []
    : of(facts.customers).filter((seen) => fails(seen) && facts.isAbnormal(seen));
}

/** By a program's log alone: a reset comes from a device on the way more often than from a service. */
const cutByLog = (facts: Facts) =>
  logAlone(facts)
    ? [
        ...greetingsMissed(facts).filter((seen) => seen.failure === 'reset'),
        ...customersHandshakes(facts).filter((seen) => seen.mode === 'explicit' && seen.failure === 'reset'),
      ]
    : [];

function weigh(facts: Facts): Weighing {
  const alone = cutByLog(facts);
  const { ours, atEncryption, atGreeting, afterGreeting, later } = cutPoints(facts);
  const measured = atEncryption.some((seen) => seen.vantage.kind === 'kit' || seen.vantage.kind === 'canary');
  const ports = new Set(atEncryption.map((seen) => seen.target?.port));
  const theirs = customersFinished(facts);
  const same = theirs.filter((seen) => ports.has(seen.target?.port));
  return weighing({
    for: [
      ...(atEncryption.length > 0
        ? [
            sign(
              measured ? 0.9 : 0.75,
              [...atEncryption, ...ours],
              `On ${wherePorts(atEncryption)} the connection from your network ends as soon as encryption begins; from ours it goes on.`,
            ),
          ]
        : []),
      ...(afterGreeting.length > 0
        ? [
            sign(
              0.7,
              afterGreeting,
              'The connection from your network ends at the first command after the greeting; ours goes on.',
            ),
          ]
        : []),
      ...(atGreeting.length > 0
        ? [
            sign(
              0.45,
              atGreeting,
              'The connection from your network is cut off or held back before the greeting arrives; ours is greeted.',
            ),
          ]
        : []),
      ...(later.length > 0
        ? [
            sign(
              0.4,
              later,
              'In the middle of the conversation your network gets no answer any more; ours goes on.',
            ),
          ]
        : []),
      ...(alone.length > 0
        ? [sign(0.45, alone, 'Your program was cut off before the greeting, or as soon as encryption began.')]
        : []),
      ...(atEncryption.length > 0 && theirs.length > 0 && same.length === 0
        ? [sign(0.5, theirs, `From your network encryption works on ${wherePorts(theirs)}.`)]
        : []),
    ],
    against:
      same.length > 0
        ? [sign(0.5, same, 'At another time encryption worked from your network on the same port.')]
        : [],
    explains: [
      ...unitsWith(facts, [...atEncryption, ...afterGreeting, ...atGreeting, ...later, ...alone]),
      ...(atEncryption.length > 0 ? unitsWith(facts, messagesThat(facts, 'tls-failed')) : []),
    ],
  });
}

export const controlChannelInspected: Cause = {
  id: 'control-channel-inspected',
  owners: ['firewall'],
  prior: 0.4,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const { atEncryption, later } = cutPoints(facts);
    const port = otherControlPort(facts, profile);
    return {
      headline:
        atEncryption.length > 0
          ? `A device in your network cuts the connection on ${wherePorts(atEncryption)} as soon as encryption begins.`
          : later.length > 0
            ? 'A device in your network may cut the command connection while it is in use.'
            : 'A device in your network seems to cut the command connection at its beginning.',
      because:
        cutByLog(facts).length > 0
          ? 'that is what your program wrote; a test from our network would tell whether the service does it.'
          : 'the same connection goes on when it comes from our network.',
      owner: 'firewall',
      actions: [
        ...(port === null ? [] : [act(`Use port ${port}; it works from our network.`, 'use-port')]),
        act('Ask your firewall team to leave this service out of FTP inspection.', 'firewall-request'),
        act('Test again.', 'test-again'),
      ],
    };
  },
};
