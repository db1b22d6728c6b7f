import type { Observation, ObservationKind, ObservationOf } from '@/lib/observations/observation';
import { isCustomersSide, type VantageKind } from '@/lib/observations/vantage';
import type { Profile } from '@/lib/provider/profile';
import { type AbnormalContext, type AbnormalUnit, abnormalUnits, webPort } from './abnormal';
import { type ToldAnswer, type WeighedQuestion, weighedQuestions } from './answers';
import type { CauseId } from './cause-id';
import { splitNetworks } from './customer-networks';
import { callbackArrived, programIsActive } from './customers-mode';
import { collectEndpoints, type Endpoint, measuredEndpoints } from './endpoint';
import { failedOnOurSide } from './our-side';
import { readServerWords, type Saying } from './server-words/read-server-words';

/** Everything the causes may ask about the observations, indexed once so that each question is cheap. */
export interface Facts {
  /** In order of their ids. */
  readonly observations: readonly Observation[];
  /** What the customer connects to; null while nothing was asked of the network. */
  readonly host: string | null;
  readonly hostIsAddress: boolean;
  /** What the service promises: the one that the observations are judged by. */
  readonly profile: Profile;
  /** The port the customer's program uses, when it is known. */
  readonly usedPort: number | null;
  readonly endpoints: {
    readonly portal: readonly Endpoint[];
    readonly customer: readonly Endpoint[];
    /** From another network of the customer, where every connection worked while one network has trouble. */
    readonly elsewhere: readonly Endpoint[];
  };
  /** What calls for an explanation: the units of every observation that has any. */
  readonly abnormal: ReadonlyMap<Observation, readonly AbnormalUnit[]>;
  /** Observations that failed for a reason of our own. */
  readonly ourSide: readonly Observation[];
  /** Every kind of vantage from which something was seen. */
  readonly vantages: ReadonlySet<VantageKind>;
  /** At least one result was measured on the customer's side. */
  readonly measuredAtCustomers: boolean;
  /** All of one kind, from every vantage. */
  all<K extends ObservationKind>(kind: K): readonly ObservationOf<K>[];
  /** All of one kind that the portal saw. */
  portal<K extends ObservationKind>(kind: K): readonly ObservationOf<K>[];
  /** All of one kind seen on the customer's side. */
  customers<K extends ObservationKind>(kind: K): readonly ObservationOf<K>[];
  answer(question: WeighedQuestion): ToldAnswer | null;
  /** What servers said, or the customer quotes, that means this cause. */
  said(cause: CauseId): readonly Saying[];
  /** True for an observation with at least one abnormal unit. */
  isAbnormal(observation: Observation): boolean;
}

/** A row of the shelf holds one kind, so the first one speaks for all. */
const isRowOf = <K extends ObservationKind>(
  kind: K,
  row: readonly Observation[],
): row is readonly ObservationOf<K>[] => row[0] === undefined || row[0].kind === kind;

/** Observations by kind, each kind in its own row. */
class Shelf {
  private readonly rows = new Map<ObservationKind, Observation[]>();

  add(kind: ObservationKind, seen: Observation): void {
    const row = this.rows.get(kind);
    if (row) row.push(seen);
    else this.rows.set(kind, [seen]);
  }

  readonly of = <K extends ObservationKind>(kind: K): readonly ObservationOf<K>[] => {
    const row: readonly Observation[] = this.rows.get(kind) ?? [];
    return isRowOf(kind, row) ? row : [];
  };
}

/** What two sides saw of one kind, in order of the ids. */
function together<K extends ObservationKind>(
  a: readonly ObservationOf<K>[],
  b: readonly ObservationOf<K>[],
): readonly ObservationOf<K>[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return [...a, ...b].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Puts every observation on the shelves it belongs to, in one pass. */
function shelve(observations: readonly Observation[]) {
  const shelves = { portal: new Shelf(), customers: new Shelf() };
  const ourSide: Observation[] = [];
  const vantages = new Set<VantageKind>();
  let measuredAtCustomers = false;
  let last: VantageKind | null = null;
  let atCustomers = false;
  for (const seen of observations) {
    const { kind, vantage } = seen;
    if (vantage.kind !== last) {
      last = vantage.kind;
      atCustomers = isCustomersSide(vantage);
      vantages.add(last);
    }
    if (atCustomers) {
      shelves.customers.add(kind, seen);
      measuredAtCustomers ||= kind !== 'answer';
    } else shelves.portal.add(kind, seen);
    if (seen.failure !== null && failedOnOurSide(seen)) ourSide.push(seen);
  }
  return { ...shelves, ourSide, vantages, measuredAtCustomers };
}

/** True when the first of two observations with one id is the one to keep: the later one, or else by content. */
const outlives = (a: Observation, b: Observation): boolean =>
  a.at === b.at ? JSON.stringify(a) > JSON.stringify(b) : a.at > b.at;

/** One observation per id, the latest, in order of the ids: the order in which they came does not matter. */
function settle(observations: readonly Observation[]): readonly Observation[] {
  if (observations.every(({ id }, place) => place === 0 || (observations[place - 1]?.id ?? '') < id))
    return observations;
  // Without a function to compare, texts are sorted by UTF-16 units, which is faster than asking back for each pair.
  const byId = new Map<string, Observation>();
  for (const seen of observations) {
    const before = byId.get(seen.id);
    if (before === undefined || outlives(seen, before)) byId.set(seen.id, seen);
  }
  const settled: Observation[] = [];
  for (const id of [...byId.keys()].sort()) {
    const seen = byId.get(id);
    if (seen !== undefined) settled.push(seen);
  }
  return settled;
}

const looksLikeAddress = (host: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(':');

function collectAnswers(observations: readonly ObservationOf<'answer'>[]): ReadonlyMap<string, ToldAnswer> {
  const known: ReadonlySet<string> = new Set(weighedQuestions);
  const latest = new Map<string, ObservationOf<'answer'>>();
  for (const seen of observations) {
    if (!known.has(seen.question)) continue;
    const before = latest.get(seen.question);
    if (!before || before.at <= seen.at) latest.set(seen.question, seen);
  }
  return new Map(
    [...latest].map(([question, seen]) => [question, { value: seen.value, observation: seen.id }]),
  );
}

/** What they said; else a port that no profile names, which nobody but the customer can have brought up. */
function findUsedPort(
  told: ToldAnswer | undefined,
  connects: readonly Observation[],
  profile: Profile,
): number | null {
  const port = Number(told?.value);
  if (told && Number.isInteger(port) && port > 0) return port;
  const ofProfile = new Set(profile.controlPorts.map((offered) => offered.port));
  for (const seen of connects) {
    const tried = seen.target?.port ?? null;
    if (tried !== null && tried !== webPort && !ofProfile.has(tried)) return tried;
  }
  return null;
}

/** Kinds whose target is not what the customer connects to. */
const otherTargets: ReadonlySet<ObservationKind> = new Set(['outbound-connect', 'inbound-connect']);

/** What the portal was told to test; without it, what the customer's program connects to. */
function findHost(observations: readonly Observation[]): string | null {
  let theirs: string | null = null;
  for (const { target, vantage, kind } of observations) {
    if (target === null || otherTargets.has(kind) || vantage.kind === 'canary') continue;
    if (!isCustomersSide(vantage)) return target.host;
    theirs ??= target.host;
  }
  return theirs;
}

/** Indexes observations for the causes. Time and memory grow in proportion to their number. */
export function collectFacts(observations: readonly Observation[], profile: Profile): Facts {
  const settled = settle(observations);
  const shelves = shelve(settled);
  const portal = shelves.portal.of;
  const customers = shelves.customers.of;
  const all = <K extends ObservationKind>(kind: K) => together(portal(kind), customers(kind));
  const answers = collectAnswers(all('answer'));
  const usedPort = findUsedPort(answers.get('port'), all('tcp-connect'), profile);
  const networks = splitNetworks(customers);
  const host = findHost(settled);
  const expected = { host, usedPort, usualPort: profile.controlPorts[0]?.port ?? null };
  const endpoints = {
    portal: collectEndpoints('portal', portal, expected),
    customer: collectEndpoints('customer', networks.troubled, expected),
    elsewhere: collectEndpoints('customer', networks.fine, expected),
  };
  const hostIsAddress = host !== null && looksLikeAddress(host);
  const openPorts = new Set(
    [...endpoints.portal, ...endpoints.customer]
      .filter((endpoint) => endpoint.up)
      .map((endpoint) => endpoint.port),
  );
  const answer = (question: WeighedQuestion) => answers.get(question) ?? null;
  const shown = { customers, answer };
  const active = programIsActive(shown);
  const context: AbnormalContext = {
    profile,
    usedPort,
    hostIsAddress,
    openPorts,
    measured: measuredEndpoints(endpoints.customer),
    active: !active ? 'unused' : callbackArrived(shown) ? 'works' : 'used',
    takesActive: all('active-callback').some((seen) => seen.reply !== null && seen.reply.code < 400),
    namedToCustomer: new Set(customers('passive-reply').flatMap(({ port }) => port ?? [])),
    plain: answer('encryption')?.value === 'plain',
  };
  const abnormal = new Map<Observation, readonly AbnormalUnit[]>();
  let place = 0;
  for (const seen of settled) {
    const units = abnormalUnits(seen, place, context);
    if (units !== null) abnormal.set(seen, units);
    place += 1;
  }
  const sayings = readServerWords(settled);
  return {
    observations: settled,
    host,
    hostIsAddress,
    profile,
    usedPort,
    endpoints,
    abnormal,
    ourSide: shelves.ourSide,
    vantages: shelves.vantages,
    measuredAtCustomers: shelves.measuredAtCustomers,
    all,
    portal,
    customers,
    answer,
    said: (cause) => sayings.get(cause) ?? [],
    isAbnormal: (seen) => abnormal.has(seen),
  };
}
