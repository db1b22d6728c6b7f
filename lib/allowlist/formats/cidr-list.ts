import type { AllowlistFormat } from '../format';
import { headerLines } from '../header';
import { lacksAddresses } from '../policy';

/** One CIDR block per line, IPv4 before IPv6; comments at the top only, so that a reader may skip them as a block. */
export const cidrList: AllowlistFormat = {
  id: 'cidr-list',
  vendor: 'any',
  name: 'List of addresses (CIDR)',
  mediaType: 'text/plain',
  fileExtension: '.txt',
  cannotExpress: ['Ports and direction stand only in the comment at the top.'],
  howVerified: 'Read back line by line and compared with the listed addresses.',
  render(policy) {
    const comments = headerLines(policy).map((line) => `# ${line}`);
    const entries = lacksAddresses(policy) ? [] : [...policy.ipv4, ...policy.ipv6];
    return `${[...comments, ...entries].join('\n')}\n`;
  },
};
