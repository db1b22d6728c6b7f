import { directDialer } from '@/lib/server/network/direct-dialer';
import { createNodeNetwork } from '@/lib/server/network/node-network';
import { blackHoleAddresses, runBlackHole, vanishing } from './black-hole-run';

/** Started inside a network namespace where the packets vanish. Prints the milliseconds of the run. */
const dialer = {
  ...directDialer([vanishing]),
  lookUp: (_name: string, type: string) =>
    type === 'A' ? blackHoleAddresses.map((value) => ({ type: 'A' as const, value, ttl: null })) : [],
};
const network = createNodeNetwork({
  dialer,
  resolvers: [],
  trustAnchorsPem: [],
  activePortRange: null,
  onConnection: () => {},
});
console.log(JSON.stringify({ tookMs: await runBlackHole(network) }));
