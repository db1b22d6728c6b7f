import type { Deadline } from './deadline';
import type { Failure } from './failure';
import type { Network } from './network';
import { allowName, type TargetPolicy } from './target-policy';

/** The names a host leads through, in order. Text from a stranger. */
export interface AliasChain {
  readonly aliases: readonly string[];
  /** Why one of them may not be contacted; it is the last of `aliases`. */
  readonly refusal: string | null;
  /** A sentence when the chain is too long or runs in a circle. */
  readonly endless: string | null;
  /** Why the chain could not be followed to its end. */
  readonly failure: Failure | null;
}

const aliasLimit = 8;

/**
 * Asks for the alias of a host, the alias of that, and so on (RFC 1034 section 3.6.2). Stops at the first name that
 * the policy forbids or that is no host name, and asks nothing about it.
 */
export async function followAliases(
  host: string,
  network: Network,
  policy: TargetPolicy,
  deadline: Deadline,
): Promise<AliasChain> {
  const aliases: string[] = [];
  const end = (rest: Partial<AliasChain>): AliasChain => ({
    aliases,
    refusal: null,
    endless: null,
    failure: null,
    ...rest,
  });
  for (let name = host; ; ) {
    const answer = await network.resolve(name, 'CNAME', deadline);
    // A missing name at the end of a chain is what the address answers tell already.
    if (!answer.ok) return end(answer.failure === 'name_not_found' ? {} : { failure: answer.failure });
    const record = answer.records.find((one) => one.type === 'CNAME');
    if (!record) return end({});
    const next = record.value.toLowerCase().replace(/\.$/, '');
    if (next === host || aliases.includes(next))
      return end({ endless: 'The aliases of this name run in a circle.' });
    if (aliases.length === aliasLimit)
      return end({ endless: `This name leads through more than ${aliasLimit} aliases.` });
    aliases.push(next);
    if (!isHostName(next))
      return end({ refusal: 'This name is an alias of something that is not a host name.' });
    const refused = allowName(policy, next);
    if (refused) return end({ refusal: `This name is an alias of ${next}, which may not be contacted.` });
    name = next;
  }
}

const isHostName = (name: string): boolean =>
  name.length <= 253 &&
  name.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
