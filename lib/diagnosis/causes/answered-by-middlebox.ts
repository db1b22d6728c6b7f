/**
 * Claim: a transparent proxy, a web filter or a sign-in page answers in place of the service, on the customer's path
 * only.
 * Evidence needed: at a place where the service greets us, the customer is greeted by something else: another kind of
 * server, a program that names itself otherwise, or words that a proxy uses.
 * Refuted by: the same greeting on both sides; another address on the customer's side (then the name is wrong).
 * Seed: what answers may not be the service at all; compare with what is seen from outside.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { oncePerFacts } from '@/lib/diagnosis/once-per-facts';
import { distinct, portList, quotedWords, serviceName } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Observation, ObservationOf } from '@/lib/observations/observation';

type Greeting = ObservationOf<'greeting'>;

/** Words of devices that answer FTP for others. A service that uses them itself shows them to us as well. */
const deviceWords =
  /\b(prox(y|ied)|gateway|firewall|web ?filter|captive|hotspot|frox|bluecoat|blue coat|forti\w+|squid|zscaler|sophos|check ?point|websense|proxysg|ironport)\b/i;

const strangers: ReadonlySet<Greeting['speaks']> = new Set([
  'http',
  'ssh',
  'smtp',
  'imap',
  'pop3',
  'unknown',
]);
const quoteLimit = 80;

/** A program often does not tell the address, and then the port stands for the place. */
const placesOf = ({ target }: Observation): readonly string[] => [
  `${target?.address ?? ''}:${target?.port}`,
  `:${target?.port}`,
];
const placeOf = ({ target }: Observation): string => `${target?.address ?? ''}:${target?.port}`;

const compared = oncePerFacts((facts: Facts) => {
  if (facts.customers('greeting').length === 0)
    return { good: [], same: [], foreign: [], device: [], renamed: [] };
  const good = facts.portal('greeting').filter((seen) => seen.speaks === 'ftp' && seen.failure === null);
  const places = new Set(good.flatMap(placesOf));
  const texts = new Set(good.map((seen) => seen.reply?.text));
  const software = new Set(good.flatMap((seen) => seen.software ?? []));
  const theirs = facts
    .customers('greeting')
    .filter((seen) => seen.vantage.kind !== 'canary' && places.has(placeOf(seen)));
  const ftp = theirs.filter((seen) => seen.speaks === 'ftp' && seen.failure === null);
  const others = ftp.filter((seen) => !texts.has(seen.reply?.text));
  return {
    good,
    same: ftp.filter((seen) => texts.has(seen.reply?.text)),
    foreign: theirs.filter((seen) => strangers.has(seen.speaks)),
    device: others.filter((seen) => deviceWords.test(seen.reply?.text ?? '')),
    renamed: others.filter(
      (seen) => seen.software !== null && software.size > 0 && !software.has(seen.software),
    ),
  };
});

/** Signs of a page that wants people to sign in before it lets anything through. */
const pages = (facts: Facts): readonly Observation[] =>
  compared(facts).foreign.filter((seen) => seen.speaks === 'http');

function weigh(facts: Facts): Weighing {
  const { good, same, foreign, device, renamed } = compared(facts);
  const odd = [...foreign, ...device, ...renamed];
  const [first] = odd;
  if (first === undefined) return weighing({});
  const places = new Set(odd.map(placeOf));
  const handshakes = facts.customers('tls-handshake').filter((seen) => places.has(placeOf(seen)));
  const words = first.reply?.text ?? null;
  const strange = foreign.length > 0 || device.length > 0;
  return weighing({
    for: [
      sign(
        strange ? decisive : fair + 0.1,
        odd,
        words !== null && words !== ''
          ? `Your side is greeted with ${quotedWords(words, quoteLimit)}.`
          : `On your side ${first.speaks === 'http' ? 'a web server' : 'something that is no FTP server'} answers.`,
      ),
      sign(strong, good, 'On the same port the service greets us as an FTP server.'),
    ],
    against:
      same.length > 0
        ? [sign(foreign.length > 0 ? 0.3 : decisive, same, 'Your side is also greeted as we are.')]
        : [],
    explains: [
      ...unitsWith(facts, odd),
      ...unitsWith(facts, handshakes),
      ...unitsWith(facts, handshakes, 'trust'),
      ...unitsWith(facts, handshakes, 'name'),
    ],
  });
}

export const answeredByMiddlebox: Cause = {
  id: 'answered-by-middlebox',
  owners: ['firewall'],
  prior: 0.55,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const { foreign, device, renamed } = compared(facts);
    const ports = portList(distinct([...foreign, ...device, ...renamed].map(({ target }) => target?.port)));
    const page = pages(facts).length > 0;
    const sure = foreign.length + device.length > 0;
    return {
      headline: sure
        ? `In your network something else answers in place of ${serviceName(profile)} on ${ports}.`
        : `In your network something else seems to answer in place of ${serviceName(profile)} on ${ports}.`,
      because: sure
        ? 'the same place greets us as an FTP server and you as something else.'
        : 'the greeting names another program than the one that greets us.',
      owner: 'firewall',
      actions: [
        ...(page
          ? [act('Open any web page first: if your network asks you to sign in, do so and try again.')]
          : []),
        act('Ask your network team for a direct way to this service, without a proxy.', 'firewall-request'),
        act('Try again from another network and compare.'),
      ],
    };
  },
};
