import type { AllowlistFormat } from '../format';
import { headerLines } from '../header';
import { lacksAddresses, type Policy, portRanges, rangeText } from '../policy';

/** What the site's own rules are usually called; stands in comments, where the administrator changes it. */
const siteChain = 'inet filter forward';

/**
 * A file for `nft -f` that adds sets and a chain of its own and leaves everything else alone. An accept in a table of
 * its own would not undo a drop elsewhere (nft(8), "chain priority"), so the site's chain has to jump here; that
 * one command is in the comments, together with how to check and how to undo.
 */
export const nftables: AllowlistFormat = {
  id: 'nftables',
  vendor: 'Linux',
  name: 'nftables',
  mediaType: 'text/plain',
  fileExtension: '.nft',
  cannotExpress: [
    'The jump from your own chain is one command that you run yourself, because its name differs from site to site.',
  ],
  howVerified:
    'Loaded into a Linux kernel and tested with connections: every listed address and port passes, everything else is dropped, and the way back restores what was there.',
  render(policy) {
    const names = namesFor(policy);
    return `${[...manual(policy, names), '', ...rules(policy, names)].join('\n')}\n`;
  },
};

interface Names {
  readonly v4: string;
  readonly v6: string;
  readonly ports: string;
  readonly chain: string;
}

function namesFor(policy: Policy): Names {
  const stem = `portside_${policy.profile.id.replaceAll('-', '_')}`;
  return { v4: `${stem}_v4`, v6: `${stem}_v6`, ports: `${stem}_ports`, chain: `${stem}_out` };
}

function manual(policy: Policy, names: Names): string[] {
  const file = 'FILE';
  const lines = [
    ...headerLines(policy),
    '',
    'This file only adds: sets and a chain of its own. It can be loaded again at any time.',
    'Your own chain must accept answers (ct state established,related), as stateful firewalls do.',
    `"${siteChain}" stands for the chain that filters your traffic. On the machine that runs the FTP program`,
    'itself it is "inet filter output". If yours has another name, change it here and in the rules.',
    '',
    '-- apply --',
    'nft list ruleset > nft-before-portside.nft',
    `nft -c -f ${file}`,
    `nft -f ${file}`,
    `nft list chain ${siteChain} | grep -q "jump ${names.chain}" || nft insert rule ${siteChain} jump ${names.chain}`,
    '-- verify --',
    `nft list chain ${siteChain}`,
    `nft list chain inet filter ${names.chain}`,
    '-- roll back --',
    `nft -a list chain ${siteChain} | sed -n "s/.*jump ${names.chain} .*# handle //p" | while read -r h; do nft delete rule ${siteChain} handle "$h"; done`,
    `nft delete chain inet filter ${names.chain}`,
    ...[names.v4, names.v6, names.ports].map((set) => `nft delete set inet filter ${set}`),
    '-- end --',
  ];
  return ['#!/usr/sbin/nft -f', ...lines.map((line) => `# ${line}`.trimEnd())];
}

function rules(policy: Policy, names: Names): string[] {
  const table = 'inet filter';
  const accept = (family: string, set: string) =>
    `add rule ${table} ${names.chain} ${family} daddr @${set} tcp dport @${names.ports} ct state new counter accept`;
  return [
    ...(lacksAddresses(policy) ? fillIn(policy, names) : []),
    `add table ${table}`,
    `add set ${table} ${names.v4} { type ipv4_addr; flags interval; auto-merge; }`,
    `add set ${table} ${names.v6} { type ipv6_addr; flags interval; auto-merge; }`,
    `add set ${table} ${names.ports} { type inet_service; flags interval; }`,
    ...[names.v4, names.v6, names.ports].map((set) => `flush set ${table} ${set}`),
    ...(lacksAddresses(policy) ? [`add element ${table} ${names.v4} $addresses_to_fill_in`] : []),
    ...elements(`${table} ${names.v4}`, policy.ipv4),
    ...elements(`${table} ${names.v6}`, policy.ipv6),
    ...elements(`${table} ${names.ports}`, portRanges(policy).map(rangeText)),
    `add chain ${table} ${names.chain}`,
    `flush chain ${table} ${names.chain}`,
    accept('ip', names.v4),
    accept('ip6', names.v6),
  ];
}

/** An empty list is a syntax error in nft, so the statement is left out. */
function elements(set: string, values: readonly string[]): string[] {
  if (values.length === 0) return [];
  return [`add element ${set} {`, ...values.map((value) => `  ${value},`), '}'];
}

/** Without addresses the file must not load: the variable is used below and is not defined. */
function fillIn(policy: Policy, names: Names): string[] {
  return [
    `# nft refuses this file until you take the sign off the next line and write the IPv4 addresses of ${policy.profile.name} in it.`,
    '# define addresses_to_fill_in = { ADDRESS, ADDRESS }',
    `# IPv6 addresses, if there are any, go the same way into ${names.v6}.`,
    '',
  ];
}
