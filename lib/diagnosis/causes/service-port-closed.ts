/**
 * Claim: a port that the service promises is closed there, while others work.
 * Evidence needed: the promised port is down at addresses where another control port is open.
 * Refuted by: the port answering a customer.
 * Seed: the service offers several control ports; a client may use any of them.
 */
import { act, type Cause, type Impact, strong, type Weighing } from '@/lib/diagnosis/cause';
import { answeringCustomers } from '@/lib/diagnosis/customer-reach';
import type { Endpoint } from '@/lib/diagnosis/endpoint';
import type { Facts } from '@/lib/diagnosis/facts';
import { counted, distinct, portList, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { connectsOf, howDown, reachabilityOf, unitsOfConnects } from '@/lib/diagnosis/reachability';
import { sign, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

function closedEndpoints(facts: Facts, profile: Profile) {
  const reach = reachabilityOf(facts.endpoints.portal);
  const promised = new Set(
    profile.controlPorts.filter((offered) => offered.promised).map((offered) => offered.port),
  );
  return reach.down.filter(
    (endpoint) =>
      reach.liveAddresses.has(endpoint.address) &&
      (promised.has(endpoint.port) || reach.openPorts.includes(endpoint.port)),
  );
}

/** The same addresses and ports as the customer finds them closed. */
function closedThere(facts: Facts, closed: readonly Endpoint[]) {
  if (facts.endpoints.customer.length === 0) return [];
  const places = new Set(closed.map(({ address, port }) => `${address} ${port}`));
  return reachabilityOf(facts.endpoints.customer).down.filter(({ address, port }) =>
    places.has(`${address} ${port}`),
  );
}

function impactOf(ports: readonly number[], facts: Facts, profile: Profile): Impact {
  const used = facts.usedPort ?? profile.controlPorts[0]?.port ?? null;
  return used !== null && ports.includes(used) ? 'stops' : 'hinders';
}

function weigh(facts: Facts, profile: Profile): Weighing {
  const closed = closedEndpoints(facts, profile);
  if (closed.length === 0) return weighing({});
  const open = reachabilityOf(facts.endpoints.portal).openPorts;
  const ports = distinct(closed.map((endpoint) => endpoint.port));
  const answersCustomer = answeringCustomers(facts).filter(({ port }) => ports.includes(port));
  const there = closedThere(facts, closed);
  return weighing({
    for: [
      ...ports.map((port) => {
        const here = closed.filter((endpoint) => endpoint.port === port);
        return sign(
          strong,
          connectsOf(here),
          `Port ${port} on ${counted(here.length, 'address', 'addresses')}, from our network: ${howDown(here)}; ${portList(open)} ${open.length === 1 ? 'answers' : 'answer'}.`,
        );
      }),
      ...(there.length > 0
        ? [sign(strong, connectsOf(there), `From your network: ${howDown(there)} on the same ports.`)]
        : []),
    ],
    against:
      answersCustomer.length > 0
        ? [sign(1, connectsOf(answersCustomer), 'The port answers from your network.')]
        : [],
    explains: unitsOfConnects(facts, [...closed, ...there]),
    impact: impactOf(ports, facts, profile),
  });
}

export const servicePortClosed: Cause = {
  id: 'service-port-closed',
  owners: ['provider'],
  prior: 0.2,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, facts, profile) => {
    const closed = distinct(closedEndpoints(facts, profile).map((endpoint) => endpoint.port));
    const open = reachabilityOf(facts.endpoints.portal).openPorts;
    const other = open.find((port) => !closed.includes(port)) ?? open[0];
    return {
      headline: `${serviceNameFirst(profile)} does not answer on ${portList(closed)} from our network. It does on ${portList(open)}.`,
      because:
        closedThere(facts, closedEndpoints(facts, profile)).length > 0
          ? 'other ports of the same address answer, and this one is closed to both your network and ours.'
          : 'other ports of the same address answer us; we have not seen it from your network yet.',
      owner: 'provider',
      actions: [
        act(`Use port ${other} for now.`, 'use-port'),
        act('Tell the service which port is closed.', 'contact-provider'),
      ],
    };
  },
};
