/**
 * Claim: the certificate is self-signed, from an issuer that nobody knows, or withdrawn by its issuer.
 * Evidence needed: the chain, as the portal sees it, ends at no trusted root; or its issuer says that it is revoked
 * (RFC 6960). A program that does not know the issuer is enough as long as nobody else has looked.
 * Refuted by: a certificate above the leaf that was only not sent.
 * Seed: the service's certificates are valid and chained; nobody should have to allow self-signed ones.
 */
import { act, type Cause, decisive, type Sign, strong, type Weighing, weak } from '@/lib/diagnosis/cause';
import { certificateSides, uncontradicted } from '@/lib/diagnosis/certificate-sides';
import { loggedIn, messagesThat } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import {
  commonName,
  controlHandshakes,
  distrustedIssuer,
  type Handshake,
  hasGap,
  isRevoked,
  wherePorts,
} from '@/lib/diagnosis/handshakes';
import { serviceName } from '@/lib/diagnosis/phrases';
import { certificateOwner } from '@/lib/diagnosis/service-name';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const vouchesForItself = (seen: Handshake): boolean =>
  seen.tls?.chain[0]?.selfSigned === true || seen.tls?.trustError === 'DEPTH_ZERO_SELF_SIGNED_CERT';

/** What certificates of one side say, each kind of fault in a sentence of its own. */
function signsOf(found: readonly Handshake[], strength: number, where: string): readonly Sign[] {
  const revoked = found.filter(isRevoked);
  const rest = found.filter((seen) => !isRevoked(seen));
  const self = rest.filter(vouchesForItself);
  const gap = rest.filter((seen) => !vouchesForItself(seen) && hasGap(seen));
  const unknown = rest.filter((seen) => !vouchesForItself(seen) && !hasGap(seen));
  const rows: readonly (readonly [number, readonly Handshake[], string])[] = [
    [strength, revoked, 'the certificate was withdrawn by its issuer.'],
    [strength, self, 'the certificate is signed by nobody but itself.'],
    [
      strength,
      unknown,
      `the certificate comes from an issuer that is not trusted: ${commonName(unknown[0]?.tls?.chain.at(-1)?.issuer ?? '')}.`,
    ],
    [weak, gap, 'the issuer is not known, and its own certificate was not sent.'],
  ];
  return rows
    .filter(([, seen]) => seen.length > 0)
    .map(([weight, seen, sentence]) => sign(weight, seen, `${where} ${wherePorts(seen)} ${sentence}`));
}

/** Nobody but the program has looked: the portal read no certificate yet. */
const unknownToProgram = (facts: Facts) =>
  certificateSides(facts).read ? [] : messagesThat(facts, 'issuer-unknown');

function weigh(facts: Facts): Weighing {
  const found = distrustedIssuer(controlHandshakes(facts));
  const theirs = distrustedIssuer(uncontradicted(facts));
  const messages = unknownToProgram(facts);
  return weighing({
    for: [
      ...signsOf(found, decisive, 'On'),
      ...signsOf(theirs, strong, 'From your side, on'),
      ...(messages.length > 0
        ? [sign(0.6, messages, 'Your program does not know the issuer of the certificate.')]
        : []),
    ],
    impact: found.length + theirs.length === 0 && loggedIn(facts) ? 'advice' : 'stops',
    explains: [
      ...unitsWith(facts, [...found, ...theirs], 'trust'),
      ...(found.length > 0 ? unitsWith(facts, messagesThat(facts, 'issuer-unknown')) : []),
      ...unitsWith(facts, messages),
      ...(messages.length > 0 ? unitsWith(facts, uncontradicted(facts)) : []),
    ],
  });
}

/** Why it is not trusted, as the end of a sentence. */
const fault = (facts: Facts): string => {
  const all = [...distrustedIssuer(controlHandshakes(facts)), ...distrustedIssuer(uncontradicted(facts))];
  if (all.some(isRevoked)) return 'was withdrawn by its issuer, and careful programs refuse it';
  return all.some(vouchesForItself)
    ? 'is signed by nobody but itself'
    : 'is from an issuer that programs do not trust';
};

export const certificateUntrusted: Cause = {
  id: 'certificate-untrusted',
  owners: ['provider', 'client-user'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['test-again', 'inside'],
  weigh,
  words: (told, facts, profile) => {
    const owner = certificateOwner(facts, profile);
    return {
      headline: `The certificate of ${facts.host ?? serviceName(profile)} ${fault(facts)}.`,
      because: !certificateSides(facts).read
        ? 'your program says so; we have not read the certificate from our network yet.'
        : (told.for[0]?.strength ?? 0) >= strong
          ? 'we read the certificate from our network, as programs do.'
          : 'the certificate that would tell was not sent.',
      owner,
      actions: [
        act('Compare the host name with the one you were given: another server may be answering.'),
        owner === 'site-admin'
          ? act('Ask the administrator of your site to install a certificate from a known issuer.')
          : act('Ask the service to install a certificate from a known issuer.', 'contact-provider'),
        act('Do not switch off the certificate check in your program.'),
      ],
    };
  },
};
