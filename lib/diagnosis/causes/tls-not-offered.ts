/**
 * Claim: the service has no encryption on this port, and clients that insist on it cannot connect.
 * Evidence needed: the request to encrypt is refused, on a connection that speaks FTP.
 * Refuted by: encryption that works on the same address and port.
 * Seed: encryption should be enabled in the client if the service supports it.
 */
import { act, type Cause, decisive, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  controlHandshakes,
  customersHandshakes,
  finishedHandshakes,
  wherePorts,
} from '@/lib/diagnosis/handshakes';
import { distinct, portList, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const refusals = (facts: Facts) =>
  controlHandshakes(facts).filter((seen) => seen.failure === 'tls_not_offered');
/** Refused on the customer's side, and nothing is known from ours that contradicts. */
const theirs = (facts: Facts) =>
  finishedHandshakes(facts).some((seen) => seen.mode === 'explicit')
    ? []
    : customersHandshakes(facts).filter((seen) => seen.failure === 'tls_not_offered');

function weigh(facts: Facts): Weighing {
  const refused = refusals(facts);
  const portsRefused = new Set(refused.map((seen) => seen.target?.port));
  const samePort = finishedHandshakes(facts).filter((seen) => portsRefused.has(seen.target?.port));
  const plain = facts.answer('encryption')?.value === 'plain';
  const inside = theirs(facts);
  return weighing({
    for: [
      ...(refused.length > 0
        ? [sign(decisive, refused, `On ${wherePorts(refused)} the service refuses to encrypt.`)]
        : []),
      ...(inside.length > 0
        ? [sign(0.8, inside, `Your program asked to encrypt on ${wherePorts(inside)}, and was refused.`)]
        : []),
    ],
    against:
      samePort.length > 0
        ? [sign(0.3, samePort, 'On another address, or at another time, the same port did encrypt.')]
        : [],
    explains: unitsWith(facts, [...refused, ...inside]),
    // A program that does not encrypt is not stopped by it, and had better know.
    impact: plain ? 'advice' : finishedHandshakes(facts).length > 0 ? 'hinders' : 'stops',
  });
}

export const tlsNotOffered: Cause = {
  id: 'tls-not-offered',
  owners: ['client-user', 'provider'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (_told, facts, profile) => {
    const other = distinct(finishedHandshakes(facts).map((seen) => seen.target?.port));
    return {
      headline: `${serviceNameFirst(profile)} offers no encryption on ${wherePorts([...refusals(facts), ...theirs(facts)])}.${other.length > 0 ? ` Encryption works on ${portList(other)}.` : ''}`,
      because:
        refusals(facts).length > 0
          ? 'we asked for it from our network, and the service refused.'
          : 'your program was refused; a device on the way can do that too, and we have not asked ourselves yet.',
      owner: 'provider',
      actions: [
        ...(other[0] === undefined ? [] : [act(`Use port ${other[0]}.`, 'use-port')]),
        act('Ask the service to switch encryption on.', 'contact-provider'),
        act('Until then, send nothing confidential: on the way, passwords and files can be read.'),
      ],
    };
  },
};
