import { csvRow } from '../csv-row';
import { firstAndLast } from '../first-and-last';
import type { AllowlistFormat } from '../format';
import { lacksAddresses, type Policy, portRanges, rangeText } from '../policy';

const columns = ['family', 'cidr', 'first', 'last', 'direction', 'protocol', 'ports', 'purpose'];

/** RFC 4180: comma, CRLF, quotes where needed, UTF-8 without a byte order mark, one header row. */
export const csv: AllowlistFormat = {
  id: 'csv',
  vendor: 'any',
  name: 'Table (CSV)',
  mediaType: 'text/csv',
  fileExtension: '.csv',
  cannotExpress: ['Notes and the content hash have no place in the table.'],
  howVerified: 'Read back by a CSV reader of our tests and compared with the listed addresses and ports.',
  render(policy) {
    const ports = portRanges(policy).map(rangeText).join(',');
    const rows = lacksAddresses(policy)
      ? [
          [
            'unknown',
            'FILL IN FROM THE LIST OF THE PROVIDER',
            '',
            '',
            'outbound',
            'tcp',
            ports,
            purpose(policy),
          ],
        ]
      : [
          ...policy.ipv4.map((cidr) => [
            'ipv4',
            cidr,
            ...firstAndLast(cidr),
            'outbound',
            'tcp',
            ports,
            purpose(policy),
          ]),
          ...policy.ipv6.map((cidr) => [
            'ipv6',
            cidr,
            ...firstAndLast(cidr),
            'outbound',
            'tcp',
            ports,
            purpose(policy),
          ]),
        ];
    return [columns, ...rows].map((cells) => `${csvRow(cells)}\r\n`).join('');
  },
};

const purpose = (policy: Policy) => [policy.title, policy.generatedFor].filter(Boolean).join(' - ');
