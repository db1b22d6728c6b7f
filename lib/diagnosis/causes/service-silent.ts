/**
 * Claim: the service accepts connections and never greets, or stops answering.
 * Evidence needed: a connection is accepted, and no greeting or no further reply comes.
 * Refuted by: encryption from the start working on that port, which needs no greeting first.
 * Seed: raise the timeout and retry, since another server may answer.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { greetingsMissed } from '@/lib/diagnosis/log-alone';
import { distinct, portList, seconds, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Failure } from '@/lib/net/failure';

const noWord: ReadonlySet<Failure> = new Set(['timed_out', 'closed', 'reset']);
const silentGreetings = (facts: Facts) =>
  facts
    .portal('greeting')
    .filter(
      (seen) =>
        seen.failure !== null && noWord.has(seen.failure) && seen.reply === null && seen.speaks === 'nothing',
    );
const silentLogins = (facts: Facts) =>
  facts
    .portal('login')
    .filter((seen) => seen.failure !== null && noWord.has(seen.failure) && seen.reply === null);

/** Greeted, and no answer to the first command, while nothing else was answered either. */
const silentCommands = (facts: Facts) => {
  const answered = [...facts.portal('login'), ...facts.portal('tls-handshake')].some(
    (seen) => seen.failure === null || seen.reply !== null,
  );
  return answered
    ? []
    : facts
        .portal('features')
        .filter((seen) => seen.failure !== null && noWord.has(seen.failure) && seen.reply === null);
};

/** " within 20 seconds", or nothing when the time was not taken. */
function waiting(greetings: ReturnType<typeof silentGreetings>): string {
  const longest = Math.max(0, ...greetings.map((seen) => seen.elapsedMs ?? 0));
  return longest < 1000 ? '' : ` within ${seconds(longest)}`;
}

/** By a program's log alone: it was connected and waited. */
const missedByProgram = (facts: Facts) =>
  greetingsMissed(facts).filter((seen) => seen.failure === 'timed_out');

/** The same first commands from the customer's network. */
const customersSilent = (facts: Facts) =>
  facts.customers('features').filter((seen) => seen.failure !== null && seen.reply === null);

function weigh(facts: Facts): Weighing {
  const missed = missedByProgram(facts);
  const greetings = silentGreetings(facts);
  const logins = silentLogins(facts);
  const commands = silentCommands(facts);
  const waited = greetings.filter((seen) => seen.failure === 'timed_out');
  const closed = greetings.filter((seen) => seen.failure !== 'timed_out');
  const ports = new Set(greetings.map((seen) => seen.target?.port));
  const encrypted = facts
    .portal('tls-handshake')
    .filter((seen) => seen.mode === 'implicit' && seen.tls !== null && ports.has(seen.target?.port));
  return weighing({
    for: [
      ...(waited.length > 0
        ? [
            sign(
              0.9,
              waited,
              `On ${portList(distinct(waited.map((seen) => seen.target?.port)))} the connection is accepted, and no greeting comes${waiting(waited)}.`,
            ),
          ]
        : []),
      ...(closed.length > 0
        ? [
            sign(
              strong,
              closed,
              `On ${portList(distinct(closed.map((seen) => seen.target?.port)))} the connection is accepted and closed without a word.`,
            ),
          ]
        : []),
      ...(missed.length > 0
        ? [sign(0.55, missed, 'Your program was connected, and no greeting came in its time.')]
        : []),
      ...(commands.length > 0
        ? [sign(strong, commands, 'The service greets us and gives no answer to the first command.')]
        : []),
      ...(logins.length > 0
        ? [sign(fair, logins, 'In the middle of the login the service stops answering.')]
        : []),
    ],
    against:
      encrypted.length > 0
        ? [sign(decisive, encrypted, 'On the same port, encryption from the start works.')]
        : [],
    explains: unitsWith(facts, [
      ...greetings,
      ...commands,
      ...logins,
      ...missed,
      ...(commands.length > 0 ? customersSilent(facts) : []),
    ]),
  });
}

export const serviceSilent: Cause = {
  id: 'service-silent',
  owners: ['provider'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, facts, profile) => ({
    headline:
      missedByProgram(facts).length > 0
        ? `${serviceNameFirst(profile)} accepts the connection of your program and does not greet it in its time.`
        : silentGreetings(facts).length > 0
          ? `${serviceNameFirst(profile)} accepts the connection from our network and then says nothing.`
          : silentCommands(facts).length > 0
            ? `${serviceNameFirst(profile)} greets us and then says nothing more.`
            : `${serviceNameFirst(profile)} stops answering during the login.`,
    because:
      missedByProgram(facts).length > 0
        ? 'we know it from what your program wrote; encryption from the start, or a device on the way, looks the same.'
        : 'we were connected and waited; we have not seen it from your network yet.',
    owner: 'provider',
    actions: [
      act('Test again in a few minutes.', 'test-again'),
      act('Tell the service that it accepts connections and does not answer.', 'contact-provider'),
    ],
  }),
};
