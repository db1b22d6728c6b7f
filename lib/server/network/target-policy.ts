import { type Prefix, parsePrefix } from '@/lib/net/cidr';
import { makeTargetPolicy, type TargetPolicy } from '@/lib/net/target-policy';
import { type PracticeTable, practiceTableSchema } from '@/lib/practice/table';
import { settings } from '@/lib/server/settings';

/** The part of the settings that decides what can be reached. */
export interface NetworkSettings {
  readonly lab: { readonly ranges: readonly string[] } | undefined;
  /** JSON text of the practice servers' table. */
  readonly practice: string | undefined;
  readonly tryOut: boolean;
}

export type OperatorRefusals = TargetPolicy['operatorRefusals'];

let remembered: TargetPolicy | undefined;

/** The policy of this installation, for processes that read targets. It opens no socket. */
export function targetPolicy(): TargetPolicy {
  remembered ??= policyFor(settings(), { names: [], addresses: [] });
  return remembered;
}

/** The policy that settings ask for. Throws when they ask for more than may be opened. */
export function policyFor(from: NetworkSettings, operatorRefusals: OperatorRefusals): TargetPolicy {
  const table = practiceTable(from);
  return makeTargetPolicy({
    lab: from.lab ? { networks: from.lab.ranges.map(readRange), testNames: true } : null,
    practice: table ? { hosts: new Map(table.servers.map((server) => [server.host, server.address])) } : null,
    operatorRefusals,
  });
}

/** The running practice servers; null outside the try-out. */
export function practiceTable({ practice, tryOut }: NetworkSettings): PracticeTable | null {
  return tryOut && practice !== undefined ? practiceTableSchema.parse(JSON.parse(practice)) : null;
}

function readRange(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix.ok)
    throw new Error(`The lab setting names ${text}, which is no block of addresses (${prefix.reason}).`);
  return prefix.value;
}
