/**
 * Claim: the service offers encryption, and something on the customer's path hides it.
 * Evidence needed: from the customer's network the request to encrypt is refused or no longer on offer; from ours it works.
 * Refuted by: encryption that works from the customer's network on the same port; that is refused from ours as well.
 * Seed: firewalls interfere with port 21; alternate ports often pass untouched.
 */
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  customersFinished,
  customersHandshakes,
  finishedHandshakes,
  wherePorts,
} from '@/lib/diagnosis/handshakes';
import { otherControlPort } from '@/lib/diagnosis/other-port';
import { serviceName } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const offersTls = (names: readonly string[]): boolean => names.some((name) => /^AUTH\b/i.test(name));

const hidden = (facts: Facts) => {
  const ours = finishedHandshakes(facts).filter((seen) => seen.mode === 'explicit');
  const ports = new Set(ours.map((seen) => seen.target?.port));
  const here = ours.length > 0;
  const offered = facts.portal('features').filter((seen) => offersTls(seen.names));
  return {
    ours,
    refused: here
      ? customersHandshakes(facts).filter(
          (seen) =>
            seen.mode === 'explicit' && seen.failure === 'tls_not_offered' && ports.has(seen.target?.port),
        )
      : [],
    missing:
      offered.length > 0
        ? facts
            .customers('features')
            .filter((seen) => seen.protection === 'clear' && seen.names.length > 0 && !offersTls(seen.names))
        : [],
    answered: customersFinished(facts).filter(
      (seen) => seen.mode === 'explicit' && ports.has(seen.target?.port),
    ),
  };
};

function weigh(facts: Facts): Weighing {
  const { ours, refused, missing, answered } = hidden(facts);
  const ports = new Set(refused.map((seen) => seen.target?.port));
  const sameWorks = answered.filter((seen) => ports.has(seen.target?.port) || refused.length === 0);
  return weighing({
    for: [
      ...(refused.length > 0
        ? [
            sign(
              decisive,
              [...refused, ...ours],
              `On ${wherePorts(refused)} the request to encrypt is refused in your network; from ours it is accepted.`,
            ),
          ]
        : []),
      ...(missing.length > 0
        ? [
            sign(
              strong,
              missing,
              'In your network, encryption is missing from the list of what the service can do; we are shown it.',
            ),
          ]
        : []),
    ],
    against:
      sameWorks.length > 0
        ? [sign(decisive, sameWorks, 'From your network encryption works on the same port.')]
        : [],
    explains: unitsWith(facts, refused),
  });
}

export const tlsStripped: Cause = {
  id: 'tls-stripped',
  owners: ['firewall'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const port = otherControlPort(facts, profile);
    return {
      headline: `A device in your network hides the encryption that ${serviceName(profile)} offers.`,
      because: 'the same request is accepted when it comes from our network.',
      owner: 'firewall',
      actions: [
        act(
          'Ask your firewall team to switch off FTP inspection for this service, and do not send passwords until then.',
          'firewall-request',
        ),
        ...(port === null
          ? []
          : [act(`Use port ${port}, which such devices usually leave alone.`, 'use-port')]),
        act('Test again.', 'test-again'),
      ],
    };
  },
};
