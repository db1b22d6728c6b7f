import { BlockList } from 'node:net';
import { parseAddress } from '@/lib/net/address';
import { refusedBlocks } from '@/lib/net/address-class';
import { containsAddress, type Prefix } from '@/lib/net/cidr';
import type { Dialer } from './dialer';

/** The three parts of IPv6 beside 2000::/3. */
const ipv6Outside = ['::/3', '4000::/2', '8000::/1'];

/**
 * Dials the address of the decision itself, after asking Node's own matcher as a second, independent lock. The
 * list is asked here because `net.connect` ignores a `blockList` before Node 22.
 * @param opened what the lab setting opens
 */
export function directDialer(opened: readonly Prefix[]): Dialer {
  const blocked = { 4: makeBlockList(4), 6: makeBlockList(6) };
  return {
    lookUp: () => null,
    place: ({ address: text, family, port }) => {
      const address = parseAddress(text);
      if (!address) return 'forbidden';
      const isOpened = opened.some((prefix) => containsAddress(prefix, address));
      if (blocked[family].check(text, nameOf(family)) && !isOpened) return 'forbidden';
      return { host: text, port, trust: 'public', practice: false };
    },
  };
}

/** One list per family: Node lets the IPv6 rule `::/3` match every IPv4 address, through its mapped form. */
function makeBlockList(family: 4 | 6): BlockList {
  const list = new BlockList();
  for (const block of [...refusedBlocks, ...ipv6Outside]) {
    const [network = '', length = ''] = block.split('/');
    if (network.includes(':') === (family === 6)) list.addSubnet(network, Number(length), nameOf(family));
  }
  return list;
}

const nameOf = (family: 4 | 6) => (family === 4 ? 'ipv4' : 'ipv6');
