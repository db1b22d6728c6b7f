import type { Profile } from '@/lib/provider/profile';
import { slowGreetingMs } from './abnormal';
import type { Facts } from './facts';

/** Small pieces of sentences that several causes share. */

/** "port 21", "ports 21 and 990". */
export const portList = (ports: readonly number[]): string =>
  `${ports.length === 1 ? 'port' : 'ports'} ${listed(ports.map(String))}`;

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const addressesNamed = 3;
/** "192.0.2.1 and 192.0.2.2"; with many, the first ones and how many more. */
export function addressList(addresses: readonly string[]): string {
  const different = [...new Set(addresses)].sort();
  const rest = different.length - addressesNamed;
  return rest > 0 ? `${different.slice(0, addressesNamed).join(', ')} and ${rest} more` : listed(different);
}

/** "1 address", "4 addresses". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** What to call the service in a sentence: a profile for every service has no name to use. */
export const serviceName = (profile: Profile): string =>
  profile.hostPatterns.length === 0 ? 'the service' : profile.name;

/** The same at the start of a sentence. */
export const serviceNameFirst = (profile: Profile): string =>
  profile.hostPatterns.length === 0 ? 'The service' : profile.name;

/** "40000-50000", or null when the profile promises no range. */
export const passiveRange = (profile: Profile): string | null =>
  profile.passivePorts === null ? null : `${profile.passivePorts.from}-${profile.passivePorts.to}`;

/** "the data connection (ports 40000-50000)". */
export const dataConnection = (profile: Profile): string => {
  const range = passiveRange(profile);
  return range === null ? 'the data connection' : `the data connection (ports ${range})`;
};

/** What is known to work when a login is refused: the portal's own login proves it for its network alone. */
export const connectionWorks = (facts: Facts): string =>
  facts.portal('login').length > 0 ? 'The connection works from our network.' : 'The connection works.';

/** The same when something is refused after the login. */
export const loginWorks = (facts: Facts): string =>
  facts.portal('transfer').length > 0
    ? 'Connection and login work from our network.'
    : 'Connection and login work.';

/** The server's words inside a sentence: on one line, without the full stop that the sentence brings itself. */
export const quotedWords = (text: string, limit: number): string => {
  const line = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > limit ? `“${line.slice(0, limit - 1)}…”` : `“${line}”`;
};

/** Where an administrator finds one setting of the account, or null when the profile does not say. */
export const placeOf = (profile: Profile, id: string): string | null =>
  profile.account.places.find((place) => place.id === id)?.where ?? null;

/** Different numbers, smallest first. */
export const distinct = (numbers: readonly (number | null | undefined)[]): readonly number[] =>
  [...new Set(numbers.filter((value) => typeof value === 'number'))].sort((a, b) => a - b);

/** "8 seconds". */
export const seconds = (ms: number): string => counted(Math.round(ms / 1000), 'second');

export const slowGreetingSeconds = seconds(slowGreetingMs);

/** A date as people write it, in one time zone for everybody: "3 May 2024". Text that is no date stays as it is. */
export function dayOf(date: string): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) return date;
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(parsed);
}
