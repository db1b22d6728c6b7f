import { parseAddress } from '@/lib/net/address';
import { inertText } from '@/lib/net/inert-text';
import type { Failed, NameRecord, RecordType, ResolveOutcome } from '@/lib/net/network';
import { allowAddress, allowName } from '@/lib/net/target-policy';
import type { ObservationOf } from '@/lib/observations/observation';
import type { Check, CheckContext } from '@/lib/probes/check';
import { addressLimit, aliasLimit } from '@/lib/probes/limits';
import { startMeasuring } from '@/lib/probes/measurement';

type Addresses = ObservationOf<'name-resolution'>['addresses'];
type Failures = ObservationOf<'name-resolution'>['failures'];

/** Both kinds of addresses and the aliases, asked at the same time. Every answer is judged before anything is contacted. */
export const nameResolution: Check = {
  id: 'name-resolution',
  question: 'Does the host name lead to a public address?',
  produces: ['name-resolution'],
  needs: [],
  lane: 'name',
  phase: 'foreground',
  limitMs: (limits) => limits.resolveMs,
  appliesTo: (_target, request) => !request.isAddress,
  async run(target, context) {
    const { host } = target;
    const { network, deadline } = context;
    const end = startMeasuring(target, context);
    const [v4, v6, aliases] = await Promise.all([
      network.resolve(host, 'A', deadline),
      network.resolve(host, 'AAAA', deadline),
      followAliases(host, context),
    ]);
    const { addresses, omitted } = judgeAddresses(v4, v6, context);
    const failures: Failures = [...failureOf('A', v4), ...failureOf('AAAA', v6)];
    const forbidden = aliases.find((alias) => allowName(context.policy, canonical(alias)) !== null);
    const failed = judge(addresses, failures, forbidden);
    const shown = aliases.map((alias) => inertText(alias, 260));
    const seen = {
      kind: 'name-resolution',
      ...end(failed),
      name: host,
      source: 'resolver',
      aliases: shown,
      addresses,
      omitted,
      failures,
    } as const;
    return { seen: [seen], passed: failed === null };
  },
};

const canonical = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** Where the name points to by CNAME (RFC 1034 section 3.6.2), step by step; a missing answer ends the chain. */
async function followAliases(host: string, { network, deadline }: CheckContext): Promise<string[]> {
  const aliases: string[] = [];
  let name = host;
  while (aliases.length < aliasLimit) {
    const outcome = await network.resolve(name, 'CNAME', deadline);
    const next = outcome.ok ? outcome.records.find((record) => record.type === 'CNAME')?.value : undefined;
    if (next === undefined || next === host || aliases.includes(next)) return aliases;
    aliases.push(next);
    // What cannot be a name is evidence, and nothing to ask for.
    if (!/^[a-z0-9_.-]{1,253}$/i.test(next)) return aliases;
    name = canonical(next);
  }
  return aliases;
}

const failureOf = (type: RecordType, outcome: ResolveOutcome): Failures =>
  outcome.ok ? [] : [{ type, failure: outcome.failure }];

function judgeAddresses(v4: ResolveOutcome, v6: ResolveOutcome, { policy }: CheckContext) {
  const four = distinct(v4, 'A');
  const six = distinct(v6, 'AAAA');
  // Neither family may crowd out the other.
  const half = addressLimit / 2;
  const fours = four.slice(0, Math.max(half, addressLimit - six.length));
  const taken = [...fours, ...six.slice(0, addressLimit - fours.length)];
  const addresses: Addresses = taken.map(({ value, ttl }) => {
    const address = parseAddress(value);
    const refusal = address ? allowAddress(policy, address) : 'The answer is no address.';
    const shown = refusal === null ? null : inertText(refusal, 200);
    return {
      address: address?.text ?? inertText(value, 64),
      family: address?.family ?? 4,
      ttl,
      refusal: shown,
    };
  });
  return { addresses, omitted: four.length + six.length - taken.length };
}

function distinct(outcome: ResolveOutcome, type: RecordType): NameRecord[] {
  if (!outcome.ok) return [];
  return [
    ...new Map(
      outcome.records.filter((record) => record.type === type).map((record) => [record.value, record]),
    ).values(),
  ];
}

function judge(
  addresses: Addresses,
  failures: Failures,
  forbidden: string | undefined,
): Omit<Failed, 'ok'> | null {
  if (forbidden !== undefined) return { failure: 'alias_not_allowed', detail: forbidden };
  if (addresses.some(({ refusal }) => refusal === null)) return null;
  if (addresses.length > 0) return { failure: 'addresses_not_public' };
  // "No such name" is about the whole name; a question without an answer says more than an empty answer.
  const decisive = failures.find(({ failure }) => failure === 'name_not_found') ?? failures[0];
  return { failure: decisive?.failure ?? 'no_addresses' };
}
