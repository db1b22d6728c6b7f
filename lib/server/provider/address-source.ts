import path from 'node:path';
import type { AddressList } from '@/lib/allowlist/address-origin';
import type { Result } from '@/lib/result';
import { type AddressMemory, recallAddresses, rememberAddresses } from './address-memory';
import { fetchAddressList } from './fetch-address-list';
import type { LoadedProfile } from './load-profiles';
import { readAddressFile } from './read-address-file';

export interface AddressSourceContext {
  readonly dataFolder: string;
  readonly now: () => Date;
  readonly read: (url: string) => Promise<Result<readonly string[], readonly string[]>>;
  /** Told when a list could not be refreshed; the work goes on with the old copy. */
  readonly warn: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** After a failed refresh, how long the old copy is used before the next attempt. */
const pauseAfterFailureMs = 60_000;

const underWay = new Map<string, Promise<AddressMemory | null>>();
const failedAt = new Map<string, number>();

/**
 * The service's addresses as they are known now. A list behind a web address is read again when the copy is older than
 * the profile says; the last good copy is used as long as nothing newer could be read.
 *
 * @throws when a file of the operator that was good at start has been broken since
 */
export async function serviceAddresses(
  { profile, folder }: LoadedProfile,
  context: AddressSourceContext,
): Promise<AddressList> {
  const { source, listUrl, whereToFind, approximateCount } = profile.addresses;
  const unknown: AddressList = {
    origin: { kind: 'unknown', listUrl, whereToFind, approximateCount },
    entries: [],
  };
  switch (source.kind) {
    case 'unknown':
      return unknown;
    case 'list':
      return { origin: { kind: 'published', asOf: null }, entries: source.addresses };
    case 'file': {
      const file = path.resolve(folder ?? '.', source.path);
      const read = readAddressFile(file);
      if (!read.ok) throw new Error(`The address list ${file} ${read.reason.join('; ')}`);
      return { origin: { kind: 'published', asOf: null }, entries: read.value };
    }
    case 'url': {
      const memory = await remembered(profile.id, source, context);
      const newest = memory?.history[0];
      if (!memory || !newest) return unknown;
      return { origin: { kind: 'published', asOf: memory.checkedAt.slice(0, 10) }, entries: newest.entries };
    }
  }
}

interface UrlSource {
  readonly url: string;
  readonly refreshSeconds: number;
}

async function remembered(
  id: string,
  source: UrlSource,
  context: AddressSourceContext,
): Promise<AddressMemory | null> {
  const memory = recallAddresses(context.dataFolder, id, source.url);
  const now = context.now().getTime();
  const fresh = memory !== null && now - Date.parse(memory.checkedAt) < source.refreshSeconds * 1000;
  const failedLately = now - (failedAt.get(source.url) ?? Number.NEGATIVE_INFINITY) < pauseAfterFailureMs;
  if (fresh || failedLately) return memory;
  const running = underWay.get(source.url) ?? refresh(id, source.url, context);
  underWay.set(source.url, running);
  // A stale copy is answered at once; only the very first reader waits for the network.
  return memory ?? running;
}

async function refresh(
  id: string,
  url: string,
  context: AddressSourceContext,
): Promise<AddressMemory | null> {
  try {
    const read = await context.read(url);
    if (read.ok)
      return rememberAddresses(context.dataFolder, id, { url, entries: read.value, at: context.now() });
    failedAt.set(url, context.now().getTime());
    context.warn('address_list_not_refreshed', { profile: id, url, faults: read.reason });
    return null;
  } catch (error) {
    failedAt.set(url, context.now().getTime());
    context.warn('address_list_not_remembered', { profile: id, error });
    return null;
  } finally {
    underWay.delete(url);
  }
}

/** The context of a running process. */
export const addressSourceContext = (
  dataFolder: string,
  warn: AddressSourceContext['warn'],
): AddressSourceContext => ({
  dataFolder,
  warn,
  now: () => new Date(),
  read: fetchAddressList,
});
