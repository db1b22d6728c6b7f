/**
 * Claim: nothing listens on the port the client uses, while the service answers on others.
 * Evidence needed: the customer's port, which the profile does not promise, is down on addresses where another port
 * is open; or the customer's program tried a port that nobody promises, in vain, and the service answers on others.
 * Refuted by: the port being open on any address, to anybody.
 * Seed: the port setting of the client must be one of those the service offers.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { distinct, portList } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

/** Where the port that the customer uses is down; null when it is a promised one, or open to somebody. */
function deadPort(facts: Facts, profile: Profile) {
  const port = facts.usedPort;
  const here = reachabilityOf(facts.endpoints.portal);
  const there = reachabilityOf(facts.endpoints.customer);
  const offered = profile.controlPorts.find((known) => known.port === port);
  if (port === null || offered?.promised) return null;
  const openPorts = distinct([...here.openPorts, ...there.openPorts]);
  if (openPorts.length === 0 || openPorts.includes(port)) return null;
  const deadHere = here.down.filter(
    (endpoint) => endpoint.port === port && here.liveAddresses.has(endpoint.address),
  );
  // A usual port that is shut to the customer alone speaks of a firewall; one that nobody offers, of a mistake.
  const deadThere =
    deadHere.length > 0 || offered === undefined ? there.down.filter((found) => found.port === port) : [];
  return deadHere.length + deadThere.length === 0
    ? null
    : { port, openPorts, deadHere, deadThere, here, there };
}

function weigh(facts: Facts, profile: Profile): Weighing {
  const dead = deadPort(facts, profile);
  if (dead === null) return weighing({});
  const { port, openPorts, deadHere, deadThere, here, there } = dead;
  const refused = deadHere.length > 0 && deadHere.every((endpoint) => endpoint.failure === 'refused');
  const told = facts.answer('port');
  return weighing({
    for: [
      ...(deadHere.length > 0
        ? [
            sign(
              refused ? decisive : strong,
              connectsOf(deadHere),
              `Port ${port}, from our network: ${howDown(deadHere)}.`,
            ),
          ]
        : []),
      ...(deadThere.length > 0
        ? [
            sign(
              strong,
              connectsOf(deadThere),
              `Port ${port}, from your network: ${howDown(deadThere)}. The service does not name this port.`,
            ),
          ]
        : []),
      sign(
        strong,
        [...connectsOf([...here.up, ...there.up]), ...(told ? [told.observation] : [])],
        `${deadHere.length > 0 ? 'At the same address' : 'The service answers:'} ${portList(openPorts)}${deadHere.length > 0 ? ' answers' : ''}.`,
      ),
    ],
    explains: unitsOfConnects(facts, [...deadHere, ...deadThere]),
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
    const dead = deadPort(facts, profile);
    const open = dead?.openPorts ?? [];
    const usual = profile.controlPorts.find((offered) => open.includes(offered.port))?.port ?? open[0];
    const ours = (dead?.deadHere.length ?? 0) > 0;
    return {
      headline: `From ${ours ? 'our' : 'your'} network, nothing answers on port ${facts.usedPort}. Port ${usual} ${ours ? 'does' : 'is the usual one'}.`,
      because: ours
        ? `the same address answers on ${portList(open)} and not on port ${facts.usedPort}.`
        : `the service answers on ${portList(open)}, and port ${facts.usedPort} is none of its ports.`,
      owner: 'client-user',
      actions: [act(`Set the port in your program to ${usual}.`, 'use-port')],
    };
  },
};
