import type { AddressOrigin } from './address-origin';
import { label } from './label';
import { plainText } from './plain-text';

/** Where the addresses come from, in one line of plain ASCII. */
export function originSentence(origin: AddressOrigin, serviceName: string): string {
  switch (origin.kind) {
    case 'published':
      return `the list of ${serviceName}${origin.asOf ? `, as of ${label(origin.asOf)}` : ''}.`;
    case 'given':
      return 'as given by the person who asked for this file.';
    case 'seen':
      return `addresses seen for ${label(origin.host)} on ${label(origin.on)}; the full list may be longer.`;
    case 'unknown':
      return `not known here${origin.approximateCount ? ` (more than ${origin.approximateCount})` : ''}. ${whereSentence(origin)}`;
  }
}

/** Where a person finds the list; comes from a checked profile, reduced to printable ASCII. */
function whereSentence(origin: Extract<AddressOrigin, { kind: 'unknown' }>): string {
  if (origin.listUrl) return `Newest list: ${plainText(origin.listUrl)}`;
  if (origin.whereToFind) return `Where to find them: ${plainText(origin.whereToFind)}.`;
  return 'Ask the service for the list of its addresses.';
}
