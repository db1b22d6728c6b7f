import type { ObservationOf, Seen } from '@/lib/observations/observation';
import { type IpAddress, parseAddress } from './address';
import type { Deadline } from './deadline';
import type { Failure } from './failure';
import { type AliasChain, followAliases } from './follow-aliases';
import { inertText } from './inert-text';
import type { NameRecord, Network, RecordType, ResolveOutcome } from './network';
import { allowAddress, allowName, type TargetPolicy } from './target-policy';

export interface ResolvedHost {
  readonly seen: Seen<'name-resolution'>;
  /** The addresses that may be contacted, pinned for the whole run. Empty when `seen.failure` is set. */
  readonly contactable: readonly IpAddress[];
}

export interface ResolveHostRequest {
  /** Canonical name or address. */
  readonly host: string;
  readonly network: Network;
  readonly policy: TargetPolicy;
  readonly deadline: Deadline;
}

type ListedAddress = ObservationOf<'name-resolution'>['addresses'][number];
type Found = { readonly address: IpAddress; readonly ttl: number | null; readonly refusal: string | null };
type Facts = Partial<
  Pick<Seen<'name-resolution'>, 'aliases' | 'omitted' | 'failures' | 'failure' | 'detail'>
>;

const limitMs = 5000;
const addressLimit = 16;
/** Places kept for addresses that may not be contacted, so that a long answer cannot hide them. */
const refusedPlaces = 4;

/**
 * Finds the addresses of a host, once: A and AAAA side by side, and the aliases on the way. Every answer is
 * classified; only those the policy allows are contactable. At most 5 s, 8 aliases and 16 addresses.
 * An address stands for itself and is not looked up.
 */
export async function resolveHost(request: ResolveHostRequest): Promise<ResolvedHost> {
  const { host, policy, deadline } = request;
  const startedAt = deadline.clock.now();
  const done = (found: readonly Found[], facts: Facts): ResolvedHost =>
    finish(host, deadline.clock.now() - startedAt, found, facts);
  const typed = parseAddress(host);
  if (typed) {
    const refusal = allowAddress(policy, typed);
    return done(
      [{ address: typed, ttl: null, refusal }],
      refusal ? { failure: 'addresses_not_public', detail: refusal } : {},
    );
  }
  // The policy may have changed since the name was typed.
  const refusedName = allowName(policy, host);
  if (refusedName) return done([], { failure: 'alias_not_allowed', detail: refusedName });

  const inner = deadline.within(limitMs);
  try {
    const [ipv4, ipv6, chain] = await Promise.all([
      request.network.resolve(host, 'A', inner),
      request.network.resolve(host, 'AAAA', inner),
      followAliases(host, request.network, policy, inner),
    ]);
    return judge(
      request,
      [
        ['A', ipv4],
        ['AAAA', ipv6],
      ],
      chain,
      done,
    );
  } finally {
    inner.clear();
  }
}

function judge(
  { policy }: ResolveHostRequest,
  answers: readonly (readonly [RecordType, ResolveOutcome])[],
  chain: AliasChain,
  done: (found: readonly Found[], facts: Facts) => ResolvedHost,
): ResolvedHost {
  const failures = answers.flatMap(([type, answer]) =>
    answer.ok ? [] : [{ type, failure: answer.failure }],
  );
  const inline = aliasesIn(answers, policy, chain);
  const all = answers.map(([type, answer]) => (answer.ok ? addressesOf(answer.records, type, policy) : []));
  const { kept, omitted } = choose(all);
  const facts: Facts = {
    aliases: [...inline.aliases],
    omitted,
    failures: chain.failure ? [...failures, { type: 'CNAME', failure: chain.failure }] : failures,
  };
  if (inline.refusal) {
    const named = kept.map((one) => ({
      ...one,
      refusal: one.refusal ?? 'An alias on the way may not be contacted.',
    }));
    return done(named, { ...facts, failure: 'alias_not_allowed', detail: inline.refusal });
  }
  if (chain.endless) {
    return done([], { ...facts, failure: 'resolver_failed', detail: chain.endless });
  }
  if (kept.length === 0)
    return done([], { ...facts, failure: failureWithoutAddress(failures.map((one) => one.failure)) });
  if (kept.every((one) => one.refusal !== null)) {
    return done(kept, { ...facts, failure: 'addresses_not_public', detail: kept[0]?.refusal ?? null });
  }
  return done(kept, facts);
}

/** Resolvers may put the aliases into the address answer; they count like those asked for. */
function aliasesIn(
  answers: readonly (readonly [RecordType, ResolveOutcome])[],
  policy: TargetPolicy,
  chain: AliasChain,
): Pick<AliasChain, 'aliases' | 'refusal'> {
  const names = answers
    .flatMap(([, answer]) => (answer.ok ? answer.records : []))
    .filter((record) => record.type === 'CNAME')
    .map((record) => record.value.toLowerCase().replace(/\.$/, ''));
  const extra = [...new Set(names)].filter((name) => !chain.aliases.includes(name));
  const refusals = extra.map((name) => allowName(policy, name));
  return {
    aliases: [...chain.aliases, ...extra].slice(0, 8),
    refusal: chain.refusal ?? refusals.find((one) => one !== null) ?? null,
  };
}

function addressesOf(records: readonly NameRecord[], type: RecordType, policy: TargetPolicy): Found[] {
  const found = new Map<string, Found>();
  for (const record of records) {
    const address = record.type === type ? parseAddress(record.value) : null;
    if (!address || found.has(address.text)) continue;
    found.set(address.text, { address, ttl: record.ttl, refusal: allowAddress(policy, address) });
  }
  return [...found.values()];
}

/** Fills the limit with both families in turn and keeps some places for refused addresses; IPv4 comes first again. */
function choose(families: readonly (readonly Found[])[]): { kept: Found[]; omitted: number } {
  const longest = Math.max(...families.map((list) => list.length));
  const mixed = Array.from({ length: longest }, (_, index) =>
    families.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
  const good = mixed.filter((one) => one.refusal === null);
  const refused = mixed.filter((one) => one.refusal !== null);
  const refusedShown = Math.min(refused.length, Math.max(refusedPlaces, addressLimit - good.length));
  const kept = [...good.slice(0, addressLimit - refusedShown), ...refused.slice(0, refusedShown)];
  kept.sort((a, b) => a.address.family - b.address.family);
  return { kept, omitted: mixed.length - kept.length };
}

function failureWithoutAddress(failures: readonly Failure[]): Failure {
  if (failures.includes('name_not_found')) return 'name_not_found';
  return failures[0] ?? 'no_addresses';
}

function finish(host: string, elapsedMs: number, found: readonly Found[], facts: Facts): ResolvedHost {
  const failure = facts.failure ?? null;
  const addresses: ListedAddress[] = found.map(({ address, ttl, refusal }) => ({
    address: address.text,
    family: address.family,
    ttl,
    refusal: refusal === null ? null : inertText(refusal, 200),
  }));
  const seen: Seen<'name-resolution'> = {
    kind: 'name-resolution',
    source: 'resolver',
    target: { host: inertText(host, 260), address: null, port: null },
    elapsedMs,
    failure,
    detail: facts.detail ? inertText(facts.detail, 1024) : null,
    name: inertText(host, 260),
    aliases: (facts.aliases ?? []).map((alias) => inertText(alias, 260)),
    addresses,
    omitted: facts.omitted ?? 0,
    failures: facts.failures ?? [],
  };
  const contactable = failure ? [] : found.filter((one) => one.refusal === null).map((one) => one.address);
  return { seen, contactable };
}
