import { networkInterfaces } from 'node:os';
import { parseAddress } from '@/lib/net/address';

/** A socket's address as Node tells it, in canonical text without the IPv4-mapped form; empty when there is none. */
export function plainAddress(text: string | undefined): string {
  const bare = (text ?? '').replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
  return parseAddress(bare)?.text ?? '';
}

/** True for every address of this machine, as it is now. */
export function isOwnAddress(address: string): boolean {
  return Object.values(networkInterfaces()).some((list) =>
    list?.some((one) => plainAddress(one.address) === address),
  );
}
