/**
 * Claim: the service drops or refuses this customer's public address (a ban list, a country).
 * Evidence needed: the service says so; or it closes or turns away the customer's connections and greets ours on the
 * same port; or nothing answers the customer, who reaches everything else, and other networks are served.
 * Refuted by: a greeting to the customer from the same place.
 * Seed: the site may accept certain addresses only; ask for the lists to be checked.
 */
import { act, type Cause, fair, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customerReach } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { greetingsMissed } from '@/lib/diagnosis/log-alone';
import { onPorts, outboundOf } from '@/lib/diagnosis/outbound';
import { distinct, portList, serviceName, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { Observation } from '@/lib/observations/observation';

const isGood = (seen: Observation): boolean =>
  seen.kind === 'greeting' && seen.failure === null && seen.speaks === 'ftp';
const placeOf = ({ target }: Observation): string => `${target?.address ?? target?.host} ${target?.port}`;

/** The customer's connections that were accepted and then closed or turned away, where ours are greeted. */
function turnedAway(facts: Facts) {
  const good = facts.portal('greeting').filter(isGood);
  const ports = new Set(good.map(({ target }) => target?.port));
  const failing = facts
    .customers('greeting')
    .filter((seen) => !isGood(seen) && seen.vantage.kind !== 'canary' && ports.has(seen.target?.port));
  return {
    good,
    closed: failing.filter((seen) => seen.failure === 'reset' || seen.failure === 'closed'),
    refused: failing.filter((seen) => seen.reply?.code === 421 || seen.reply?.code === 530),
    greeted: facts.customers('greeting').filter((seen) => seen.vantage.kind !== 'canary' && isGood(seen)),
  };
}

/** Nothing answers the customer, who reaches other hosts on the same port; other networks are served. */
function silence(facts: Facts): { down: readonly Observation[]; units: readonly number[]; signs: Sign[] } {
  const { here, there, kept, webPassed } = customerReach(facts);
  // On a port that is shut here, or the port itself may be the reason.
  const ports = distinct(kept.map(({ port }) => port));
  const others = onPorts(outboundOf(facts).passed, ports);
  const elsewhere = facts.endpoints.elsewhere.filter(({ up }) => up);
  if (here.up.length === 0 || !there.nothingAnswers || kept.length === 0)
    return { down: [], units: [], signs: [] };
  if (others.length === 0 && webPassed.length === 0) return { down: [], units: [], signs: [] };
  return {
    down: connectsOf(kept),
    units: unitsOfConnects(facts, kept),
    signs: [
      sign(
        0.4,
        [...connectsOf(kept), ...others, ...webPassed].map((seen) => seen.id),
        `From your network the service does not answer (${howDown(kept)}), while other hosts do and the service answers us.`,
      ),
      ...(elsewhere.length > 0
        ? [sign(0.45, connectsOf(elsewhere), 'It answers another network of yours.')]
        : []),
    ],
  };
}

/** By a program's log alone: cut off before a word, by whomever. */
const cutOff = (facts: Facts) => greetingsMissed(facts).filter((seen) => seen.failure !== 'timed_out');

function weigh(facts: Facts): Weighing {
  const alone = cutOff(facts);
  const { good, closed, refused, greeted } = turnedAway(facts);
  const quiet = silence(facts);
  const places = new Set([...closed, ...refused].map(placeOf));
  const greetedThere = greeted.filter((seen) => places.has(placeOf(seen)));
  return weighSayings(facts, 'blocked-by-service', {
    for: [
      ...(closed.length > 0
        ? [sign(fair, closed, 'Your connection is accepted and closed at once, before a word is said.')]
        : []),
      ...(refused.length > 0
        ? [sign(0.6, refused, 'The service turns your connection away at the greeting.')]
        : []),
      ...(closed.length + refused.length > 0
        ? [sign(fair, good, 'On the same port the service greets us.')]
        : []),
      ...quiet.signs,
      ...(alone.length > 0
        ? [sign(0.4, alone, 'Your program was connected and cut off before a word was said.')]
        : []),
    ],
    against:
      greetedThere.length > 0
        ? [sign(strong, greetedThere, 'At another time the service greeted your network at the same place.')]
        : [],
    explains: [...unitsWith(facts, [...closed, ...refused, ...alone]), ...quiet.units],
  });
}

export const blockedByService: Cause = {
  id: 'blocked-by-service',
  owners: ['provider', 'site-admin'],
  prior: 0.3,
  needsCustomersSide: true,
  besides: ['destination-blocked'],
  decidedBy: ['evidence', 'account'],
  weigh,
  words: (_told, facts, profile) => {
    const says = facts.said('blocked-by-service').length > 0;
    const ports = portList(customerReach(facts).here.openPorts);
    const address = facts.customers('public-address')[0]?.address ?? null;
    return {
      headline: says
        ? `${serviceNameFirst(profile)} turns your public address away.`
        : cutOff(facts).length > 0
          ? `${serviceNameFirst(profile)} may turn your public address away.`
          : `${serviceNameFirst(profile)} may turn your public address away. Others are served on the same ports.`,
      because: says
        ? 'the service says so in its answer.'
        : cutOff(facts).length > 0
          ? 'your program was cut off before a word; a firewall on your side can look the same.'
          : `we are answered on ${ports || 'the same port'}; a firewall on your side can look the same, so ask both.`,
      owner: 'provider',
      actions: [
        act(
          `Ask ${serviceName(profile)} whether it blocks your public address${address === null ? '' : ` ${address}`}.`,
          'contact-provider',
        ),
        act('Wait an hour after many failed logins: such blocks often end by themselves.'),
        act('Ask the administrator of your site whether only certain addresses are allowed.'),
      ],
    };
  },
};
