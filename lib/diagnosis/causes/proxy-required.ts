/**
 * Claim: direct connections are forbidden in the customer's network, and a proxy must be used.
 * Evidence needed: no direct connection works from there, and a proxy is set up; or the customer's program says
 * that the proxy it uses lets it down.
 * Refuted by: a direct connection to the service that works.
 * Seed: company networks treat FTP in ways of their own; find the settings that work in this one.
 */
import { act, type Cause, decisive, strong, type Weighing, weak } from '@/lib/diagnosis/cause';
import { messagesThat } from '@/lib/diagnosis/client-words';
import { customerReach } from '@/lib/diagnosis/customer-reach';
import type { Facts } from '@/lib/diagnosis/facts';
import { outboundOf } from '@/lib/diagnosis/outbound';
import { connectsOf, howDown, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

function weigh(facts: Facts): Weighing {
  const { there } = customerReach(facts);
  const { nothing, web } = outboundOf(facts);
  const proxies = facts.customers('proxy-setting').filter((seen) => seen.value !== null);
  const failed = messagesThat(facts, 'proxy-failed');
  const direct = proxies.length > 0 && there.nothingAnswers && (nothing.length > 0 || web.stopped.length > 0);
  if (!direct && failed.length === 0) return weighing({});
  return weighing({
    for: [
      ...(direct
        ? [
            sign(
              decisive,
              [...connectsOf(there.down), ...nothing, ...web.stopped],
              `From your network no direct connection works (${howDown(there.down)}).`,
            ),
            sign(strong, proxies, `A proxy is set up there: ${proxies[0]?.value}.`),
          ]
        : []),
      ...(failed.length > 0
        ? [sign(strong, failed, 'Your program says that the proxy refuses or does not answer.')]
        : []),
    ],
    against:
      there.up.length > 0
        ? [
            sign(
              failed.length > 0 ? weak : decisive,
              connectsOf(there.up),
              'From your network the service can be reached directly.',
            ),
          ]
        : [],
    explains: [...unitsOfConnects(facts, there.down), ...unitsWith(facts, failed)],
  });
}

export const proxyRequired: Cause = {
  id: 'proxy-required',
  owners: ['firewall', 'client-user'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside', 'client-settings'],
  weigh,
  words: (_told, facts) => {
    const failed = messagesThat(facts, 'proxy-failed').length > 0;
    return failed
      ? {
          headline:
            'Your program goes through a proxy, and the proxy does not let it through to the service.',
          because: 'your program says so; what the proxy allows is known to whoever runs it.',
          owner: 'client-user',
          actions: [
            act('Check address, port, user name and password of the proxy in your program.'),
            act('If your network allows direct connections, switch the proxy off and try again.'),
            act('Else ask whoever runs the proxy to let FTP to this service through.', 'firewall-request'),
          ],
        }
      : {
          headline: 'Your network lets no direct connection out. Connections must go through its proxy.',
          because: 'every direct connection from your network failed, and a proxy is set up there.',
          owner: 'firewall',
          actions: [
            act('Ask your firewall team for a direct way to this service.', 'firewall-request'),
            act('Or enter the proxy in your program, if your network team says that it serves FTP.'),
          ],
        };
  },
};
