/**
 * Claim: the customer's network lets nothing out.
 * Evidence needed: from the customer neither the service nor the web nor any other host can be reached.
 * Refuted by: any connection that is accepted there. A proxy that is set up makes it a network which demands the proxy.
 * Seed: firewalls inside companies often let nothing out that nobody asked for.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customerReach } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { outboundOf } from '@/lib/diagnosis/outbound';
import { connectsOf, howDown, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const { nothing } = outboundOf(facts);
  if (nothing.length === 0) return weighing({});
  const { there, webPassed } = customerReach(facts);
  const proxies = facts.customers('proxy-setting').filter((seen) => seen.value !== null);
  const passed = [...connectsOf(there.up), ...webPassed];
  return weighing({
    for: [
      sign(decisive, nothing, 'From your network no other host can be reached, not even on the web.'),
      ...(there.down.length > 0
        ? [sign(strong, connectsOf(there.down), `The service neither: ${howDown(there.down)}.`)]
        : []),
    ],
    against: [
      ...(passed.length > 0 ? [sign(decisive, passed, 'From your network the service can be reached.')] : []),
      ...(proxies.length > 0 ? [sign(strong, proxies, 'A proxy is set up on this machine.')] : []),
    ],
    explains: unitsOfConnects(facts, there.down),
  });
}

export const outboundBlocked: Cause = {
  id: 'outbound-blocked',
  owners: ['firewall'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside'],
  weigh,
  words: (_told, _facts, profile) => {
    const ports = profile.controlPorts.map(({ port }) => port).slice(0, 4);
    return {
      headline: 'Your network lets no direct connection out: neither to the service nor to any other host.',
      because:
        'every connection we tried from your network failed, also to hosts that have nothing to do with it.',
      owner: 'firewall',
      actions: [
        act('Check that the machine is online, for example by opening a web page.'),
        act(
          `Ask your firewall team for a way out to this service (ports ${ports.join(', ')} and the data ports).`,
          'firewall-request',
        ),
        act('Ask whether a proxy must be used.'),
      ],
    };
  },
};
