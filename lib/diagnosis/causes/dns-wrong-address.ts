/**
 * Claim: the customer's resolver, or an entry in the machine's own hosts file, gives addresses that are not the
 * service's, while ours are right.
 * Evidence needed: the customer is given other addresses than we are; a private address or the hosts file makes it
 * certain, and so does something else than the service answering there.
 * Refuted by: the service greeting there with its own certificate: with servers in many places answers differ.
 * Seed: an invalid or unexpected certificate is a reason to verify the DNS settings first.
 */
import { act, type Cause, decisive, fair, type Sign, strong, type Weighing } from '@/lib/diagnosis/cause';
import { lookupsOf, seenAt, strangeAnswers } from '@/lib/diagnosis/customer-lookups';
import type { Facts } from '@/lib/diagnosis/facts';
import { addressList, listed, serviceName } from '@/lib/diagnosis/phrases';
import { sign, weighing } from '@/lib/diagnosis/sign';
import type { Profile } from '@/lib/provider/profile';

const wrong = (facts: Facts, profile: Profile) =>
  strangeAnswers(facts, profile).filter(
    ({ kind, seen }) => kind !== 'nowhere' || seen.source === 'hosts-file',
  );

const fromHostsFile = (facts: Facts, profile: Profile) =>
  wrong(facts, profile).filter(({ seen }) => seen.source === 'hosts-file');

/** What was seen at the strange addresses, for and against them. */
function atTheAddresses(facts: Facts, profile: Profile) {
  const seen = seenAt(facts, new Set(wrong(facts, profile).flatMap(({ addresses }) => addresses)));
  return {
    seen,
    odd: seen.filter(facts.isAbnormal),
    stranger: seen.filter(
      (one) => one.kind !== 'tcp-connect' && one.failure !== 'timed_out' && facts.isAbnormal(one),
    ),
    valid: seen.filter(
      (one) =>
        one.kind === 'tls-handshake' &&
        one.failure === null &&
        one.tls?.nameMatches === true &&
        one.tls.trustError === null,
    ),
  };
}

function strengthOf(facts: Facts, profile: Profile, odd: number): number {
  const answers = wrong(facts, profile);
  const known = profile.addresses.source.kind === 'list';
  if (answers.some(({ kind }) => kind !== 'public') || known) return decisive;
  if (answers.some(({ seen }) => seen.source === 'hosts-file'))
    return odd > 0 && !profile.host.severalPlaces ? decisive : strong;
  return profile.host.severalPlaces ? 0.3 : fair;
}

function weigh(facts: Facts, profile: Profile): Weighing {
  const answers = wrong(facts, profile);
  if (answers.length === 0) return weighing({});
  const { ours, right } = lookupsOf(facts);
  const { odd, stranger, valid } = atTheAddresses(facts, profile);
  const strength = strengthOf(facts, profile, odd.length);
  const given = addressList(answers.flatMap(({ addresses }) => addresses));
  const file = fromHostsFile(facts, profile);
  const signs: readonly Sign[] = [
    sign(
      strength,
      answers.map(({ seen }) => seen),
      `On your side the name leads to ${given}${file.length > 0 ? ', by an entry in the hosts file of the machine' : ''}.`,
    ),
    sign(Math.min(fair, strength), ours, `Seen from outside it leads to ${addressList([...right])}.`),
    ...(stranger.length > 0
      ? [sign(strong, stranger, 'What answers there does not behave like the service.')]
      : []),
  ];
  return weighing({
    for: signs,
    against:
      valid.length > 0
        ? [sign(decisive, valid, 'What answers there shows a valid certificate for this name.')]
        : [],
    explains: odd.flatMap((one) => (facts.abnormal.get(one) ?? []).map(({ unit }) => unit)),
  });
}

export const dnsWrongAddress: Cause = {
  id: 'dns-wrong-address',
  owners: ['dns', 'client-user'],
  prior: 0.7,
  needsCustomersSide: true,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts, profile) => {
    const { right } = lookupsOf(facts);
    const answers = wrong(facts, profile);
    const file = fromHostsFile(facts, profile).length > 0;
    const inside = answers.some(({ kind }) => kind === 'inside');
    const rightOnes = listed([...right].sort().slice(0, 3));
    const open = strengthOf(facts, profile, 0) < fair;
    return {
      headline: file
        ? `A fixed entry on your machine sends ${facts.host} to an address that is not the service’s.`
        : inside
          ? `Your name server sends ${facts.host} to an address inside a private network.`
          : `Your name server sends ${facts.host} to ${open ? 'other addresses than ours does' : `addresses that are not those of ${serviceName(profile)}`}.`,
      because: open
        ? 'the service has servers in several places, so different answers can both be right.'
        : `the same name leads to ${rightOnes} when it is looked up from outside your network.`,
      owner: file ? 'client-user' : 'dns',
      actions: file
        ? [
            act(`Remove the line with ${facts.host} from the hosts file of the machine.`),
            act('Connect again.'),
          ]
        : [
            act('Restart the machine or empty its name cache, and connect again.'),
            act(`Ask whoever runs your name server to correct its answer: ${rightOnes}.`),
            act('Test again.', 'test-again'),
          ],
    };
  },
};
