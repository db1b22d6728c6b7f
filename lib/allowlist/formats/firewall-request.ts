import type { AllowlistFormat, RequestContext } from '../format';
import { warnings } from '../header';
import { label } from '../label';
import { originSentence } from '../origin-sentence';
import { plainText } from '../plain-text';
import { lacksAddresses, type Policy, portRanges, rangeText } from '../policy';
import { requestVariants } from '../request-variants';
import { safeLink } from '../safe-link';

/**
 * A text that can be sent to a firewall team as it is. It begins with what is not needed, since an incoming rule is
 * the usual objection, and can be read without knowing the case.
 */
export const firewallRequest: AllowlistFormat = {
  id: 'firewall-request',
  vendor: 'any',
  name: 'Request for the firewall team',
  mediaType: 'text/plain',
  fileExtension: '.txt',
  cannotExpress: ['It is a text for people: somebody still has to turn it into rules.'],
  howVerified: 'Its list of addresses and ports is read back and compared with the listed ones.',
  render(policy, context) {
    const paragraphs = [
      subject(policy),
      [
        'Nothing incoming is needed: every connection is opened from our side (passive mode).',
        'No existing rule has to be changed or removed.',
      ],
      ask(policy, context),
      [
        'Do not rely on FTP inspection (ALG, helper): the commands are encrypted.',
        'Exempt these destinations from FTP inspection and from TLS decryption.',
      ],
      ['Smaller ways to the same end:', ...requestVariants(policy).map((sentence) => `- ${sentence}`)],
      reason(policy, context),
      check(context),
      destinations(policy),
    ];
    return `${paragraphs
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`;
  },
};

const subject = (policy: Policy) => [
  `Subject: Firewall change: outgoing FTP to ${policy.profile.name} (${destinationCount(policy)})`,
  ...(policy.generatedFor ? [`For: ${policy.generatedFor}`] : []),
];

function ask(policy: Policy, context: RequestContext): string[] {
  const control = policy.controlPorts.map(({ port }) => port).join(', ');
  return [
    `Please allow outgoing connections from ${context.source ? plainText(context.source, 120) : 'our network'} to ${policy.profile.name}:`,
    `  Destinations: ${destinationCount(policy)}, all of them, listed at the end`,
    `  TCP ports: ${control} (command connection)`,
    policy.dataPorts
      ? `             ${rangeText(policy.dataPorts)} (data connections; without them login works and transfers hang)`
      : '             data connections: the service has not published its range; ask it before opening more',
    '  Direction: outgoing only, established by us',
    '  Answers to these connections have to come back (stateful rule).',
    ...(policy.addresses.kind === 'published' || lacksAddresses(policy)
      ? [
          '  All destinations are needed: a name leads to several servers, and data may use another one than commands.',
        ]
      : []),
  ];
}

function destinationCount(policy: Policy): string {
  if (policy.addresses.kind === 'unknown') {
    const { approximateCount } = policy.addresses;
    return approximateCount ? `more than ${approximateCount} addresses` : 'the addresses of the service';
  }
  return policy.listed === 1 ? '1 address or block' : `${policy.listed} addresses or blocks`;
}

function reason(policy: Policy, context: RequestContext): string[] {
  const tested = context.testedOn ? ` Tested on ${label(context.testedOn)}.` : '';
  const seen = context.reason ? ` ${plainText(context.reason, 400)}` : '';
  return [`Reason: file transfer with ${policy.profile.name}.${tested}${seen}`];
}

function check(context: RequestContext): string[] {
  const link = context.verifyLink === null ? null : safeLink(context.verifyLink);
  return link ? [`To check the change (no login, takes one minute): ${link}`] : [];
}

function destinations(policy: Policy): string[] {
  const notes = warnings(policy).map((sentence) => `Note: ${sentence}`);
  const origin = `Addresses: ${originSentence(policy.addresses, policy.profile.name)}`;
  const ports = portRanges(policy).map(rangeText).join(', ');
  const lists = lacksAddresses(policy)
    ? ['[ put the list of addresses here before you send this ]']
    : [...family('IPv4', policy.ipv4), ...family('IPv6', policy.ipv6)];
  return [
    `Destinations for TCP ${ports}`,
    origin,
    ...notes,
    ...lists,
    `Content: sha256 ${policy.contentHash}`,
  ];
}

const family = (name: string, entries: readonly string[]) =>
  entries.length === 0 ? [`${name}: none`] : [`${name}:`, ...entries.map((entry) => `  ${entry}`)];
