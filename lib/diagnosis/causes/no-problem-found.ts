/**
 * Claim: everything that could be tested from the vantages at hand works.
 * Evidence needed: a control connection that got as far as a greeting, and nothing abnormal that is unexplained.
 * Refuted by: any abnormal observation.
 * Seed: "verify all of the following before asking for help": what was not tested stays open and is named.
 */

import { dataSymptoms } from '@/lib/diagnosis/answers';
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { controlHandshakes, wherePorts } from '@/lib/diagnosis/handshakes';
import { portList } from '@/lib/diagnosis/phrases';
import { reachabilityOf } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

const goodLogins = (facts: Facts) =>
  facts.portal('login').filter((seen) => seen.stage === 'done' && seen.failure === null);
const goodHandshakes = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.tls !== null && !facts.isAbnormal(seen));
const goodTransfers = (facts: Facts) =>
  facts.portal('transfer').filter((seen) => !facts.isAbnormal(seen) && seen.failure === null);

/** What a first test without a login leaves open. */
/** What works up to the first thing that was not tested, and what that is; null when everything was. */
function untested(facts: Facts): { readonly works: string; readonly open: string } | null {
  if (goodLogins(facts).length === 0) {
    return {
      works: goodHandshakes(facts).length > 0 ? 'connection and encryption work' : 'the connection works',
      open: 'Login and data connections are not tested yet',
    };
  }
  if (goodTransfers(facts).length === 0)
    return {
      works: 'connection and login work',
      open: 'Data connections and transfers are not tested yet',
    };
  return null;
}

function weigh(facts: Facts): Weighing {
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
      ...(transfers.length > 0 ? [sign(strong, transfers, 'Our transfers went through completely.')] : []),
    ],
    against: [
      ...(facts.abnormal.size > 0 ? [sign(decisive, [], 'Some results are not what they should be.')] : []),
      ...(open === null ? [] : [sign(0.4, [], `${open.open}.`)]),
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
    const open = untested(facts);
    const symptom = facts.answer('symptom')?.value ?? '';
    const loginFirst = open !== null && (dataSymptoms.has(symptom) || symptom === 'login-refused');
    const inside = act('Make the same connection from your network and compare it with these results.');
    const login = act(
      'Test with your login: user name and password are used once and not kept.',
      'test-with-login',
    );
    return {
      headline:
        open === null
          ? 'From our network everything works. The next step is a test from yours.'
          : `From our network ${open.works}. ${open.open}. The next step is a test from yours.`,
      because:
        open === null
          ? 'connection, encryption, login and transfers work from our network; we have no results from yours.'
          : 'what we could test works; the rest needs your login, or a test from your network.',
      owner: 'nobody',
      actions: open === null ? [inside] : loginFirst ? [login, inside] : [inside, login],
    };
  },
};
