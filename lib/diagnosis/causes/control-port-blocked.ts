/**
 * Claim: one or more control ports are filtered on the customer's side, and another control port works or is left to try.
 * Evidence needed: a port of the service that is down at the customer wherever it was tried, and that answers us;
 * with another port that answers the customer it is certain, with one port tried alone it is likely.
 * Refuted by: the port answering nobody; a port that the service does not have.
 * Seed: many firewalls block port 21 and let the alternative port through: try it.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import { customerReach } from '@/lib/diagnosis/customer-reach';
import type { Endpoint } from '@/lib/diagnosis/endpoint';
import type { Facts } from '@/lib/diagnosis/facts';
import { onPorts, outboundOf } from '@/lib/diagnosis/outbound';
import { distinct, portList, serviceName } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

interface Filtered {
  readonly down: readonly Endpoint[];
  readonly ports: readonly number[];
  /** Ports that answer the customer. */
  readonly open: readonly number[];
  /** Ports of the service that nobody tried from the customer's network, those that answer us first. */
  readonly untried: readonly number[];
}

/** Ports that encrypt as the first blocked one does come first: only the number has to be changed then. */
function likeFirst(ports: readonly number[], down: readonly Endpoint[], profile: Profile): readonly number[] {
  const encryptionOf = (port: number | undefined) =>
    profile.controlPorts.find((offered) => offered.port === port)?.encryption;
  const wanted = encryptionOf(distinct(down.map(({ port }) => port))[0]);
  const isLike = (port: number): boolean => encryptionOf(port) === wanted;
  return [...ports.filter(isLike), ...ports.filter((port) => !isLike(port))];
}

function filtered(facts: Facts, profile: Profile): Filtered {
  const { here, there, kept, downPorts, triedPorts, compared } = customerReach(facts);
  const offered = profile.controlPorts.map(({ port }) => port);
  const known = new Set([...offered, ...here.openPorts]);
  const down = kept.filter(({ port }) => downPorts.includes(port) && known.has(port));
  const candidates = compared ? here.openPorts : offered;
  return {
    down,
    ports: distinct(down.map(({ port }) => port)),
    open: likeFirst(there.openPorts, down, profile),
    untried: likeFirst(
      candidates.filter((port) => !triedPorts.includes(port)),
      down,
      profile,
    ),
  };
}

/**
 * How much ports say that were tried with none that works: a refusal may as well come from the server, and several
 * silent ports speak of all of them.
 */
function strengthAlone(facts: Facts, down: readonly Endpoint[]): number {
  const { compared, triedPorts } = customerReach(facts);
  if (triedPorts.length > 1) return 0.45;
  if (!compared) return down.some(({ failure }) => failure === 'refused') ? 0.3 : fair;
  return down.every(({ failure }) => failure === 'refused') ? fair : 0.6;
}

function weigh(facts: Facts, profile: Profile): Weighing {
  const { down, ports, open, untried } = filtered(facts, profile);
  const { here, there, compared } = customerReach(facts);
  if (down.length === 0 || (open.length === 0 && untried.length === 0)) return weighing({});
  const outbound = outboundOf(facts);
  const others = onPorts(outbound.stopped, ports);
  const strength = open.length > 0 ? (compared ? decisive : strong) : strengthAlone(facts, down);
  const reachable = here.up.filter(({ port }) => ports.includes(port));
  return weighing({
    for: [
      sign(strength, connectsOf(down), `${from(facts)}, ${portList(ports)}: ${howDown(down)}.`),
      ...(open.length > 0
        ? [sign(fair, connectsOf(there.up), `From there ${portList(distinct(open))} can be reached.`)]
        : []),
      ...(reachable.length > 0
        ? [
            sign(
              Math.min(fair, strength),
              connectsOf(reachable),
              `From our network the service answers on ${portList(ports)}.`,
            ),
          ]
        : []),
      ...(others.length > 0 && outbound.web.passed.length > 0
        ? [
            sign(
              Math.min(fair, strength),
              others,
              `Other hosts cannot be reached on ${portList(ports)} from there either.`,
            ),
          ]
        : []),
    ],
    against: outbound.nothing.length > 0 ? [sign(decisive, outbound.nothing, nothingGetsOut)] : [],
    explains: unitsOfConnects(facts, down),
  });
}

const nothingGetsOut = 'From there no other host can be reached either.';
const from = (facts: Facts): string =>
  facts.vantages.has('kit') ? 'From your network' : 'By what your program shows';

export const controlPortBlocked: Cause = {
  id: 'control-port-blocked',
  owners: ['firewall', 'client-user'],
  prior: 0.7,
  needsCustomersSide: true,
  besides: ['control-ports-all-blocked'],
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const { ports, open, untried } = filtered(facts, profile);
    const works = open[0] ?? null;
    const next = works ?? untried[0] ?? null;
    return {
      headline:
        works === null
          ? `Something between you and ${serviceName(profile)} seems to block ${portList(ports)}. Port ${next} may get through.`
          : `Your network blocks ${portList(ports)} of ${serviceName(profile)}. ${portList(distinct(open)).replace('port', 'Port')} ${open.length === 1 ? 'gets' : 'get'} through.`,
      because:
        works === null
          ? 'it was tried from your side on this port alone, so the others are still open questions.'
          : customerReach(facts).compared
            ? `your network reaches ${portList(distinct(open))} and not ${portList(ports)}, which answer us.`
            : `your network reaches ${portList(distinct(open))} and not ${portList(ports)}; we have not compared it from ours.`,
      owner: works === null ? 'firewall' : 'client-user',
      actions: [
        act(`Set the port in your program to ${next} and connect again.`, 'use-port'),
        act(`Or have ${portList(ports)} opened by your firewall team.`, 'firewall-request'),
      ],
    };
  },
};
