import { originSentence } from './origin-sentence';
import { lacksAddresses, type Policy, portRanges, rangeText } from './policy';

/**
 * What stands at the top of every list and rule file: what it is for, where the addresses come from, what is
 * missing, and the content hash. One line per entry, without a comment sign.
 */
export function headerLines(policy: Policy): string[] {
  const merged = policy.ipv4.length + policy.ipv6.length;
  return [
    `PORTSIDE allowlist: ${policy.title}`,
    ...(policy.generatedFor ? [`For: ${policy.generatedFor}`] : []),
    'Direction: outgoing TCP, opened from your side (passive mode). No incoming rule is needed.',
    `Ports: ${portRanges(policy).map(rangeText).join(', ')}`,
    `Addresses: ${originSentence(policy.addresses, policy.profile.name)}`,
    ...(lacksAddresses(policy)
      ? []
      : [`Entries: ${policy.listed} listed, ${merged} after merging without widening.`]),
    ...warnings(policy).map((sentence) => `NOTE: ${sentence}`),
    `Content: sha256 ${policy.contentHash}`,
  ];
}

/** What the reader must know before using the policy: missing families, missing ranges, lists that may be longer. */
export function warnings(policy: Policy): string[] {
  const sentences: string[] = [];
  if (lacksAddresses(policy))
    sentences.push(
      'NOT COMPLETE. The addresses have to be filled in from the list of the provider; without them nothing is allowed.',
    );
  else if (policy.ipv6.length === 0)
    sentences.push('The list has no IPv6 addresses, so nothing is allowed over IPv6.');
  else if (policy.ipv4.length === 0)
    sentences.push('The list has no IPv4 addresses, so nothing is allowed over IPv4.');
  if (policy.addresses.kind === 'seen')
    sentences.push(
      'These are only the addresses that the name gave on that day; the full list of the service may be longer.',
    );
  if (!policy.dataPorts)
    sentences.push(
      'The ports for data connections (passive range) are not known. Ask the service for them; without them listings and transfers hang.',
    );
  return sentences;
}
