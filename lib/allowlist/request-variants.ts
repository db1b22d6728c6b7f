import { type Policy, rangeText } from './policy';

/**
 * Ways to ask for less, each with how many rules it takes where a firewall wants one rule per address and port
 * group: the first command port, another port instead, two addresses instead of a list.
 */
export function requestVariants(policy: Policy): string[] {
  const { firstPort, insteadOfFirst, customDomain } = policy.alternatives;
  const data = policy.dataPorts ? ` and ${rangeText(policy.dataPorts)}` : '';
  const groups = policy.dataPorts ? 2 : 1;
  const each = entryCount(policy);
  const rules = (entries: number) => ` (${entries * groups} rules of one address and one port group)`;
  const sentences = [`Least that is enough: TCP ${firstPort}${data}${each === null ? '' : rules(each)}.`];
  if (insteadOfFirst !== null)
    sentences.push(
      `If port ${firstPort} is not possible: TCP ${insteadOfFirst}${data}${each === null ? '' : ', as many rules'}. Tell us, because our program then needs port ${insteadOfFirst}.`,
    );
  if (customDomain && policy.variant !== 'custom-domain')
    sentences.push(
      `If the list is too long: with a custom domain ${customDomain.dedicatedAddresses} dedicated addresses are enough${rules(customDomain.dedicatedAddresses)}. Found under ${customDomain.whereToFind}.`,
    );
  return sentences;
}

function entryCount(policy: Policy): number | null {
  const known = policy.ipv4.length + policy.ipv6.length;
  if (known > 0) return known;
  return policy.addresses.kind === 'unknown' ? policy.addresses.approximateCount : null;
}
