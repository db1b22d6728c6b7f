import { readFileSync } from 'node:fs';
import { parseAddress } from '@/lib/net/address';
import type { NameRecord, Network } from '@/lib/net/network';
import type { Observation } from '@/lib/observations/observation';

const longest = 1024 * 1024;
const mostAddresses = 16;

/** Where this system keeps its own names. */
const place = process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts';

/** The addresses that this machine's hosts file gives a name; empty when there is no entry or no file (hosts(5)). */
export function hostsFileAddresses(host: string, text: string = readHostsFile()): string[] {
  const found = text
    .split('\n')
    .map((line) => (line.split('#')[0] ?? '').trim().split(/\s+/))
    .filter(([, ...names]) => names.some((name) => name.toLowerCase() === host))
    .flatMap(([address = '']) => parseAddress(address)?.text ?? []);
  return [...new Set(found)].slice(0, mostAddresses);
}

function readHostsFile(): string {
  try {
    return readFileSync(place, 'utf8').slice(0, longest);
  } catch {
    return '';
  }
}

/**
 * The network as programs on this machine see it: a name in the hosts file never reaches the resolver.
 *
 * @param addresses those of the hosts file; with none, the network is returned as it is
 */
export function withHostsFile(network: Network, host: string, addresses: readonly string[]): Network {
  if (addresses.length === 0) return network;
  const records = addresses.map(
    (value): NameRecord => ({ type: value.includes(':') ? 'AAAA' : 'A', value, ttl: null }),
  );
  return {
    resolve: async (name, type, deadline) =>
      name === host
        ? { ok: true, records: records.filter((record) => record.type === type) }
        : network.resolve(name, type, deadline),
    connect: network.connect.bind(network),
    listen: network.listen.bind(network),
  };
}

/** The same observation, saying that the answer came from the hosts file where it did. */
export const tellSource = (seen: Observation, host: string, addresses: readonly string[]): Observation =>
  addresses.length > 0 && seen.kind === 'name-resolution' && seen.name === host
    ? { ...seen, source: 'hosts-file' }
    : seen;
