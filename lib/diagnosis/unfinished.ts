import type { Observation, ObservationOf } from '@/lib/observations/observation';
import { isCustomersSide } from '@/lib/observations/vantage';
import type { Facts } from './facts';

/** What a headline can name as not tested: "login", "data connections". At most two words. */
export interface Untested {
  readonly words: string;
  readonly plural: boolean;
}

const one = (words: string): Untested => ({ words, plural: false });
const many = (words: string): Untested => ({ words, plural: true });

export const untestedLogin = one('login');
export const untestedData = many('data connections');
export const untestedTransfers = many('transfers');
export const untestedUploads = many('uploads');
export const untestedDownloads = many('downloads');

const yourSide = one('your side');
const otherThings = many('other things');
const encryption = one('encryption');
const operations: Readonly<Record<ObservationOf<'transfer'>['operation'], Untested>> = {
  list: many('listings'),
  upload: untestedUploads,
  size: many('file sizes'),
  download: untestedDownloads,
  delete: one('deletion'),
};
/** By check, or by the kind of what was seen. */
const byName: ReadonlyMap<string, Untested> = new Map([
  ['name-resolution', many('names')],
  ['greeting', many('greetings')],
  ['features', many('features')],
  ['explicit-tls', encryption],
  ['implicit-tls', encryption],
  ['tls-handshake', encryption],
  ['plain-policy', encryption],
  ['certificate-comparison', many('certificates')],
  ['login', untestedLogin],
  ['passive-epsv', untestedData],
  ['passive-pasv', untestedData],
  ['passive-reply', untestedData],
  ['passive-data', untestedData],
  ['data-connection', untestedData],
  ['data-protection', untestedData],
  ['passive-range', untestedData],
  ['data-reuse', untestedData],
  ['active-port', untestedData],
  ['active-eprt', untestedData],
  ['active-callback', untestedData],
  ['tls-versions', encryption],
  ['tls-version', encryption],
  ['transfer', untestedTransfers],
  ['transfer-large', untestedTransfers],
  ['transfer-slow', untestedTransfers],
]);

const stoppingReasons: ReadonlySet<ObservationOf<'not-tested'>['reason']> = new Set([
  'interrupted',
  'cancelled',
  'out-of-time',
]);

/** Checks that were planned and that the end of the run came before. */
export const stoppedChecks = (facts: Facts): readonly ObservationOf<'not-tested'>[] =>
  facts.all('not-tested').filter((seen) => stoppingReasons.has(seen.reason));

/** Everything that was planned or begun and did not come to an end, for a reason that is not the service's. */
export const unfinished = (facts: Facts): readonly Observation[] => [
  ...facts.ourSide,
  ...stoppedChecks(facts),
];

/** True when another try may well bring it to an end; a way out that we do not have will not be there then either. */
export const worthAnotherTry = (facts: Facts): boolean =>
  unfinished(facts).some((seen) => seen.failure !== 'our_network');

/** The addresses and ports to which no connection was tried to the end, in few words. */
function places(facts: Facts, connects: readonly Observation[]): readonly Untested[] {
  const answering = new Set(facts.endpoints.portal.filter(({ up }) => up).map(({ address }) => address));
  const silent = new Set<string>();
  const ports = new Set<string>();
  for (const { target } of connects) {
    const address = target?.address ?? '';
    if (answering.has(address)) ports.add(`${address} ${target?.port}`);
    else silent.add(address);
  }
  const found: Untested[] = [];
  if (silent.size > 0) {
    const onlyIpv6 = [...silent].every((address) => address.includes(':'));
    if (onlyIpv6) found.push(one('IPv6'));
    else found.push(silent.size === 1 ? one('one address') : many(`${silent.size} addresses`));
  }
  if (ports.size > 0) found.push(ports.size === 1 ? one('one port') : many(`${ports.size} ports`));
  return found;
}

/** What is unfinished, in words for a headline; each once. */
export function unfinishedThings(facts: Facts): readonly Untested[] {
  const things = new Set<Untested>();
  const connects: Observation[] = [];
  for (const seen of unfinished(facts)) {
    const name = seen.kind === 'not-tested' ? seen.check : seen.kind;
    if (isCustomersSide(seen.vantage)) things.add(yourSide);
    else if (name === 'tcp-connect') connects.push(seen);
    else
      things.add(seen.kind === 'transfer' ? operations[seen.operation] : (byName.get(name) ?? otherThings));
  }
  return [...things, ...places(facts, connects)];
}
