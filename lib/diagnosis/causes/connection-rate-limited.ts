/**
 * Claim: connections beyond a burst are dropped on the way.
 * Evidence needed: many connections at once are not all accepted where single ones are; or a place that answered
 * stops answering while further connections follow.
 * Refuted by: a burst that is let through whole. Words of the service about too many connections have a cause of
 * their own.
 * Seed: programs that open many connections at once meet limits; fewer of them, with pauses, pass.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customerReach } from '@/lib/diagnosis/customer-reach';
import { neverOpened } from '@/lib/diagnosis/data-trouble';
import type { Endpoint } from '@/lib/diagnosis/endpoint';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersFinished } from '@/lib/diagnosis/handshakes';
import { oncePerFacts } from '@/lib/diagnosis/once-per-facts';
import { connectsOf } from '@/lib/diagnosis/reachability';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { Observation, ObservationOf } from '@/lib/observations/observation';

/** This many later silences where a connection was accepted before are no accident any more. */
const noAccident = 3;

/** What happens later than this has other reasons than a burst. */
const soonMs = 120_000;

/** Attempts that got no answer at a place which had accepted one shortly before. */
function laterSilence(endpoints: readonly Endpoint[]): readonly Observation[] {
  return endpoints.flatMap(({ up, connects }) => {
    if (!up || !connects.some(({ failure }) => failure === 'timed_out')) return [];
    const accepted = connects.filter(({ failure }) => failure === null).map(({ at }) => Date.parse(at));
    return connects.filter(({ failure, at }) => {
      const since = accepted.map((before) => Date.parse(at) - before);
      return failure === 'timed_out' && since.some((ms) => ms > 0 && ms <= soonMs);
    });
  });
}

/** Kinds that open connections of their own to a control port; without an answer to connect they end as `timed_out`. */
const opening = ['plain-policy', 'tls-version', 'login', 'transfer', 'parallel-logins'] as const;
type Opening = ObservationOf<(typeof opening)[number]>;

/** No word came. */
function hungAtOnce(seen: Opening): boolean {
  if (seen.failure !== 'timed_out') return false;
  if (seen.kind === 'tls-version') return true;
  if (seen.kind === 'parallel-logins') return seen.opened === 0;
  return seen.kind === 'transfer' ? neverOpened(seen) : seen.reply === null;
}

const openingOf = (side: Facts['portal']): readonly Opening[] =>
  opening.flatMap((kind): readonly Opening[] => side(kind));

/** True where nothing but the connection itself can have hung: encryption works there, or no command was sent. */
const isConnectionAlone = (seen: Opening, facts: Facts): boolean =>
  seen.kind === 'tls-version'
    ? customersFinished(facts).some(
        ({ mode, target }) => mode === seen.mode && target?.port === seen.target?.port,
      )
    : seen.kind === 'transfer';

/** Further connections that the customer's side opened in vain to a port that greets it, and that come about from ours. */
function laterTrouble(facts: Facts): readonly Opening[] {
  const ports = new Set(
    facts
      .customers('greeting')
      .flatMap((seen) => (seen.reply !== null && seen.failure === null ? [seen.target?.port] : [])),
  );
  const hung = openingOf(facts.customers).filter((seen) => hungAtOnce(seen) && ports.has(seen.target?.port));
  const kinds = new Set(hung.map(({ kind }) => kind));
  const ours = openingOf(facts.portal).filter(({ kind }) => kinds.has(kind));
  if (ours.length === 0 || ours.some(hungAtOnce)) return [];
  // Several kinds of questions have no reason in common but this; one kind may have a reason of its own.
  return kinds.size > 1 ? hung : hung.filter((seen) => isConnectionAlone(seen, facts));
}

const signsOfLimits = oncePerFacts((facts: Facts) => {
  const bursts = facts.all('connection-burst');
  const cut = bursts.filter((seen) => seen.opened < seen.asked && facts.isAbnormal(seen));
  const hung = laterTrouble(facts);
  const there: readonly Observation[] = [...laterSilence(facts.endpoints.customer), ...hung];
  return {
    cut,
    whole: bursts.filter((seen) => seen.failure === null && seen.opened >= seen.asked),
    there,
    severalKinds: new Set(hung.map(({ kind }) => kind)).size > 1,
    here: laterSilence(facts.endpoints.portal),
    single: connectsOf(customerReach(facts).there.up),
    // A limit shuts out whatever comes next, also at other addresses and ports.
    swallowed: cut.length > 0 ? connectsOf(customerReach(facts).there.down) : [],
  };
});

function weigh(facts: Facts): Weighing {
  const { cut, whole, there, severalKinds, here, single, swallowed } = signsOfLimits(facts);
  const later = [...there, ...here];
  if (cut.length === 0 && later.length === 0) return weighing({});
  const [first] = cut;
  const allOpened = cut.length === 0 && whole.length > 0;
  return weighing({
    for: [
      ...(first
        ? [
            sign(
              single.length > 0 ? decisive : strong,
              cut,
              `Of ${first.asked} connections at once, ${first.opened} came through from your network.`,
            ),
          ]
        : []),
      ...(first && single.length > 0
        ? [sign(fair, single, 'Single connections to the same service are accepted there.')]
        : []),
      ...(later.length > 0
        ? [
            sign(
              later.length >= noAccident || severalKinds ? 0.6 : 0.35,
              later,
              `The same place that had answered before gave no answer later, from ${there.length > 0 ? 'your' : 'our'} network.`,
            ),
          ]
        : []),
    ],
    against: allOpened ? [sign(strong, whole, 'Many connections at once were all accepted.')] : [],
    explains: unitsWith(facts, [...cut, ...later, ...swallowed]),
    impact: 'hinders',
  });
}

export const connectionRateLimited: Cause = {
  id: 'connection-rate-limited',
  owners: ['firewall', 'client-user'],
  prior: 0.2,
  needsCustomersSide: true,
  decidedBy: ['inside', 'test-again'],
  weigh,
  words: (_told, facts) => {
    const { cut, there } = signsOfLimits(facts);
    const theirs = cut.length > 0 || there.length > 0;
    return {
      headline: theirs
        ? 'From your network only the first few connections get through. Those that follow quickly are dropped.'
        : 'The first connections from our network were accepted. Later ones to the same place got no answer.',
      because: theirs
        ? 'single connections work from your network and several in a row do not.'
        : 'a limit on the number of connections looks like this; a server with too much to do looks alike.',
      owner: theirs ? 'firewall' : 'client-user',
      actions: [
        act('Set your program to one or two connections at a time, and let it wait between retries.'),
        ...(theirs
          ? [
              act(
                'Ask your firewall team whether it limits new connections to this service.',
                'firewall-request',
              ),
            ]
          : [act('Test again in a few minutes.', 'test-again')]),
      ],
    };
  },
};
