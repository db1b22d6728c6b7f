/**
 * Claim: everything that could be tested from the vantages at hand works.
 * Evidence needed: a control connection that got as far as a greeting, and nothing abnormal that is unexplained; or a
 * log in which a login is accepted or data comes through, as long as the portal has tested nothing.
 * Refuted by: any abnormal observation.
 * Seed: "verify all of the following before asking for help": what was not tested stays open and is named.
 */

import { dataSymptoms } from '@/lib/diagnosis/answers';
import { act, type Cause, type CauseWords, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { brokenOffAtData, portalLadder } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import type { Action } from '@/lib/diagnosis/finding';
import { controlHandshakes, wherePorts } from '@/lib/diagnosis/handshakes';
import { listed, portList } from '@/lib/diagnosis/phrases';
import { reachabilityOf } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';
import {
  type Untested,
  unfinished,
  unfinishedThings,
  untestedData,
  untestedDownloads,
  untestedLogin,
  untestedTransfers,
  untestedUploads,
  worthAnotherTry,
} from '@/lib/diagnosis/unfinished';
import type { ObservationOf } from '@/lib/observations/observation';

const goodLogins = (facts: Facts) =>
  facts.portal('login').filter((seen) => seen.stage === 'done' && seen.failure === null);
const goodHandshakes = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.tls !== null && !facts.isAbnormal(seen));
const goodTransfers = (facts: Facts) =>
  facts.portal('transfer').filter((seen) => !facts.isAbnormal(seen) && seen.failure === null);

const goodOperations = (facts: Facts, operation: ObservationOf<'transfer'>['operation']) =>
  goodTransfers(facts).filter((seen) => seen.operation === operation);

/** What came through: "transfers" only when files did in both directions. */
function cameThrough(facts: Facts): string {
  const uploads = goodOperations(facts, 'upload').length > 0;
  const downloads = goodOperations(facts, 'download').length > 0;
  if (uploads && downloads) return 'transfers';
  if (uploads || downloads) return uploads ? 'uploads' : 'downloads';
  return goodOperations(facts, 'list').length > 0 ? 'listings' : 'file commands';
}

/** What works as far as it was tested. */
function working(facts: Facts): string {
  if (goodLogins(facts).length === 0)
    return goodHandshakes(facts).length > 0 ? 'connection and encryption work' : 'the connection works';
  if (goodTransfers(facts).length > 0) return `login and ${cameThrough(facts)} work`;
  return portalLadder(facts).fine.length > 0
    ? 'login and data connections work'
    : 'connection and login work';
}

/** The steps of a whole test that never went well, and that are no fault either. */
function missing(facts: Facts): readonly Untested[] {
  if (goodLogins(facts).length === 0) return [untestedLogin, untestedData];
  const uploads = goodOperations(facts, 'upload').length > 0;
  const downloads = goodOperations(facts, 'download').length > 0;
  if (!uploads && !downloads && goodTransfers(facts).length === 0 && portalLadder(facts).fine.length === 0)
    return [untestedData, untestedTransfers];
  return [...(uploads ? [] : [untestedUploads]), ...(downloads ? [] : [untestedDownloads])];
}

/** Steps of a session with a login: naming the first of them as not tested says it of the others too. */
const afterLogin: ReadonlySet<Untested> = new Set([
  untestedLogin,
  untestedData,
  untestedTransfers,
  untestedUploads,
  untestedDownloads,
]);

const wordsNamed = 5;

/** "login and data connections", "uploads, one address and more": short enough for a headline. */
function named(things: readonly Untested[]): string {
  const words = things.map((thing) => thing.words);
  const short =
    things.length <= 2 || (things.length === 3 && words.join(' ').split(' ').length <= wordsNamed);
  return listed(short ? words : [...words.slice(0, 2), 'more']);
}

/** What was not tested, as a sentence; null only when everything was, to its end. */
function untested(facts: Facts): string | null {
  const never = missing(facts);
  const whole = never.includes(untestedData);
  const cut = unfinishedThings(facts).filter((thing) => !(whole && afterLogin.has(thing)));
  const things = [...new Set([...never, ...cut])].filter(
    (thing) => thing !== untestedTransfers || whole || never.length === 0,
  );
  const [only] = things;
  if (only === undefined) return null;
  const text = named(things);
  const verb = things.length > 1 || only.plural ? 'are' : 'is';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${verb} not tested yet.`;
}

/** What a program's log shows to have gone well, as long as the portal has tested nothing itself. */
function shownByLog(facts: Facts) {
  const logins = facts.customers('login').filter((seen) => seen.stage === 'done' && seen.failure === null);
  const arrived = [...facts.customers('transfer'), ...facts.customers('data-connection')].filter(
    (seen) => seen.failure === null && !facts.isAbnormal(seen),
  );
  const alone = facts.endpoints.portal.length === 0 && facts.portal('name-resolution').length === 0;
  return { alone: alone && logins.length + arrived.length > 0, logins, arrived };
}

function weighLog(facts: Facts): Weighing {
  const { logins, arrived } = shownByLog(facts);
  return weighing({
    for: [
      ...(logins.length > 0 ? [sign(strong, logins, 'Your program logs in.')] : []),
      ...(arrived.length > 0 ? [sign(strong, arrived, 'Lists or files come through to your program.')] : []),
    ],
    against:
      facts.abnormal.size > 0 || brokenOffAtData(facts).length > 0
        ? [sign(decisive, [], 'Some results are not what they should be.')]
        : [],
    impact: 'advice',
  });
}

/** What to say when a log is all there is, and everything in it is well. */
function wordsOfLog(facts: Facts): CauseWords {
  const { arrived } = shownByLog(facts);
  return {
    headline: `In what you gave us, ${arrived.length > 0 ? 'login and data connections work' : 'the login works'}. From our network nothing is tested yet.`,
    because: 'we have only what your program wrote; it shows nothing that went wrong.',
    owner: 'nobody',
    actions: [
      act('Test the host from our network as well.', 'test-again'),
      act('If something still fails, give us the log of that attempt.'),
    ],
  };
}

function weigh(facts: Facts): Weighing {
  if (shownByLog(facts).alone) return weighLog(facts);
  const greetings = facts.portal('greeting').filter((seen) => seen.speaks === 'ftp' && seen.failure === null);
  if (greetings.length === 0) return weighing({});
  const ports = portList(reachabilityOf(facts.endpoints.portal).openPorts);
  const logins = goodLogins(facts);
  const transfers = goodTransfers(facts);
  const encrypted = goodHandshakes(facts);
  const open = untested(facts);
  return weighing({
    for: [
      sign(strong, greetings, `The service answers from our network on ${ports}.`),
      ...(encrypted.length > 0
        ? [sign(strong, encrypted, `Encryption works on ${wherePorts(encrypted)}, with a valid certificate.`)]
        : []),
      ...(logins.length > 0 ? [sign(strong, logins, 'Our login was accepted.')] : []),
      ...(transfers.length > 0
        ? [sign(strong, transfers, `Our ${cameThrough(facts)} went through completely.`)]
        : []),
    ],
    against: [
      ...(facts.abnormal.size > 0 ? [sign(decisive, [], 'Some results are not what they should be.')] : []),
      ...(open === null ? [] : [sign(0.4, unfinished(facts), open)]),
    ],
    impact: 'advice',
  });
}

export const noProblemFound: Cause = {
  id: 'no-problem-found',
  owners: ['nobody'],
  prior: 0.5,
  needsCustomersSide: true,
  decidedBy: ['inside', 'login-test', 'evidence'],
  weigh,
  words: (_told, facts) => {
    if (shownByLog(facts).alone) return wordsOfLog(facts);
    const open = untested(facts);
    const again = worthAnotherTry(facts);
    const next = again ? 'Test again to include the rest.' : 'The next step is a test from yours.';
    if (!again && worksThere(facts)) return wordsOfBoth(facts, open);
    return {
      headline: `From our network ${open === null ? 'everything works.' : `${working(facts)}. ${open}`} ${next}`,
      because: reasonFor(open, again, goodLogins(facts).length > 0),
      owner: 'nobody',
      actions: actionsFor(facts, again),
    };
  },
};

/** Somebody measured in the customer's network, and the service answers there as well. */
const worksThere = (facts: Facts): boolean =>
  facts.vantages.has('kit') && reachabilityOf(facts.endpoints.customer).up.length > 0;

/** What to say when nothing is wrong on either side: what is left is the program itself. */
const wordsOfBoth = (facts: Facts, open: string | null): CauseWords => ({
  headline: `From our network and from yours ${open === null ? 'everything works' : 'what was tested works'}. Look at your program next.`,
  because: `the service answers both of us${goodLogins(facts).length > 0 ? ', and a login from our network goes through' : ''}; what is not seen is your own program.`,
  owner: 'nobody',
  actions: [
    act(
      'Compare the settings of your program with those that worked here: host, port, encryption, passive mode.',
    ),
    act('Paste the log of your program, from the start of the connection to the message.'),
    ...(goodLogins(facts).length > 0
      ? []
      : [act('Test with your login: user name and password are used once and not kept.', 'test-with-login')]),
  ],
});

function reasonFor(open: string | null, again: boolean, loggedIn: boolean): string {
  if (open === null)
    return 'connection, encryption, login and transfers work from our network; we have no results from yours.';
  if (again)
    return 'what we could test works; the rest did not come to an end, which is not the fault of the service.';
  return loggedIn
    ? 'what we could test works; we have no results from your network.'
    : 'what we could test works; the rest needs your login, or a test from your network.';
}

function actionsFor(facts: Facts, again: boolean): readonly Action[] {
  const symptom = facts.answer('symptom')?.value ?? '';
  const loginFirst = dataSymptoms.has(symptom) || symptom === 'login-refused';
  const inside = act('Make the same connection from your network and compare it with these results.');
  const login = act(
    'Test with your login: user name and password are used once and not kept.',
    'test-with-login',
  );
  const steps = goodLogins(facts).length > 0 ? [inside] : loginFirst ? [login, inside] : [inside, login];
  return again ? [act('Test again in a few minutes.', 'test-again'), ...steps] : steps;
}
