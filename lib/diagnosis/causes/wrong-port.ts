/**
 * Claim: nothing listens on the port the client uses, while the service answers on others.
 * Evidence needed: the customer's port, which the profile does not promise, is down on addresses where another port is open.
 * Refuted by: the port being open on any address.
 * Seed: the port setting of the client must be one of those the service offers.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { portList } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

function weigh(facts: Facts, profile: Profile): Weighing {
  const port = facts.usedPort;
  const reach = reachabilityOf(facts.endpoints.portal);
  if (port === null || profile.controlPorts.some((offered) => offered.port === port && offered.promised))
    return weighing({});
  if (reach.openPorts.length === 0 || reach.openPorts.includes(port)) return weighing({});
  const dead = reach.down.filter(
    (endpoint) => endpoint.port === port && reach.liveAddresses.has(endpoint.address),
  );
  if (dead.length === 0) return weighing({});
  const refused = dead.every((endpoint) => endpoint.failure === 'refused');
  const told = facts.answer('port');
  return weighing({
    for: [
      sign(
        refused ? decisive : strong,
        connectsOf(dead),
        `Port ${port}, from our network: ${howDown(dead)}.`,
      ),
      sign(
        strong,
        [...connectsOf(reach.up), ...(told ? [told.observation] : [])],
        `At the same address ${portList(reach.openPorts)} answers.`,
      ),
    ],
    explains: unitsOfConnects(facts, dead),
  });
}

export const wrongPort: Cause = {
  id: 'wrong-port',
  owners: ['client-user'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, facts, profile) => {
    const open = reachabilityOf(facts.endpoints.portal).openPorts;
    const usual = profile.controlPorts.find((offered) => open.includes(offered.port))?.port ?? open[0];
    return {
      headline: `From our network, nothing answers on port ${facts.usedPort}. Port ${usual} does.`,
      because: `the same address answers on ${portList(open)} and not on port ${facts.usedPort}.`,
      owner: 'client-user',
      actions: [act(`Set the port in your program to ${usual}.`, 'use-port')],
    };
  },
};
