/**
 * Claim: small packets pass, full-size ones vanish without a word: listings work, transfers hang.
 * Evidence needed: packets of full size that get no answer where small ones do; or transfers with many full-size
 * packets that hang after little or nothing while small ones are complete.
 * Refuted by: full-size packets, or a large transfer, that pass on the same side.
 * Seed: if folders can be read and files cannot be transferred, something on the way drops the data.
 */
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import { neverOpened } from '@/lib/diagnosis/data-trouble';
import type { Facts } from '@/lib/diagnosis/facts';
import { oncePerFacts } from '@/lib/diagnosis/once-per-facts';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { ObservationOf } from '@/lib/observations/observation';

type Transfer = ObservationOf<'transfer'>;

/** What fits into two or three packets is no matter of their size. Bytes. */
const fewBytes = 4096;
/** Every network must carry packets of this size (RFC 8200 section 5); what is lost above it is lost to its size. Bytes. */
const always = 1280;

const carriesFiles = ({ operation }: Transfer): boolean => operation === 'upload' || operation === 'download';
const isComplete = (seen: Transfer): boolean => seen.failure === null && seen.contentMatches !== false;
/** It begins, full packets do not arrive, and both sides wait. What is handed out counts as sent, so an upload's bytes say nothing. */
const hangs = (seen: Transfer): boolean =>
  seen.failure === 'timed_out' &&
  !neverOpened(seen) &&
  (seen.operation === 'upload' || (seen.bytesSeen ?? 0) <= fewBytes);

function ofTransfers(transfers: readonly Transfer[]) {
  const files = transfers.filter(carriesFiles);
  const small = files.filter((seen) => seen.size === 'small' && isComplete(seen));
  return {
    hung: files.filter((seen) => seen.size === 'large' && hangs(seen)),
    small: [...small, ...transfers.filter((seen) => seen.operation === 'list' && isComplete(seen))],
    large: files.filter((seen) => seen.size === 'large' && isComplete(seen)),
  };
}

const packets = oncePerFacts((facts: Facts) => {
  const seen = facts.customers('packet-size');
  const passed = seen.filter((one) => one.passed);
  const largest = Math.max(0, ...passed.map(({ bytes }) => bytes));
  const lost = seen.filter((one) => !one.passed && one.bytes > Math.max(largest, always));
  return {
    passed,
    largest,
    // Without a failure somebody said that the packet was too large, and then programs can do smaller ones.
    vanished: passed.length > 0 ? lost.filter(({ failure }) => failure === 'timed_out') : [],
    told: passed.length > 0 ? lost.filter(({ failure }) => failure === null) : [],
    full: passed.filter(({ bytes }) => bytes >= 1500),
  };
});

function bothSides(facts: Facts) {
  return { here: ofTransfers(facts.portal('transfer')), there: ofTransfers(facts.customers('transfer')) };
}

function weigh(facts: Facts): Weighing {
  const { here, there } = bothSides(facts);
  const { passed, largest, vanished, told, full } = packets(facts);
  const hung = [...there.hung, ...here.hung];
  const lost = [...vanished, ...told];
  if (hung.length + vanished.length === 0) return weighing({});
  const small = there.hung.length > 0 ? there.small : here.small;
  const passedWhole = [...(there.hung.length > 0 ? there.large : here.large), ...full];
  return weighing({
    for: [
      ...(lost.length > 0
        ? [
            sign(
              vanished.length > 0 && there.hung.length > 0 ? decisive : vanished.length > 0 ? 0.7 : fair,
              [...lost, ...passed],
              `From your network packets of ${largest} bytes pass, and packets of ${lost[0]?.bytes} bytes get no answer.`,
            ),
          ]
        : []),
      ...(hung.length > 0
        ? [
            sign(
              small.length > 0 ? 0.8 : 0.35,
              [...hung, ...small],
              `A large transfer from ${there.hung.length > 0 ? 'your' : 'our'} network hangs${small.length > 0 ? ', while small ones are complete' : ''}.`,
            ),
          ]
        : []),
    ],
    against:
      passedWhole.length > 0 ? [sign(strong, passedWhole, 'Full-size packets do get through there.')] : [],
    explains: unitsWith(facts, [...hung, ...lost]),
  });
}

export const pathMtuBlackhole: Cause = {
  id: 'path-mtu-blackhole',
  owners: ['firewall', 'provider'],
  prior: 0.25,
  needsCustomersSide: false,
  decidedBy: ['inside', 'evidence'],
  weigh,
  words: (_told, facts) => {
    const { here, there } = bothSides(facts);
    const { vanished, largest } = packets(facts);
    const ours = here.hung.length > 0 && there.hung.length === 0 && vanished.length === 0;
    return {
      headline: ours
        ? 'From our network small transfers work and large ones hang: full-size packets seem to vanish near the service.'
        : 'Full-size packets vanish between your network and the service. Small things work, transfers of files hang.',
      because: ours
        ? 'it happens from our network too, so the reason is not in yours.'
        : vanished.length > 0
          ? `packets of up to ${largest} bytes pass, larger ones are lost without a word.`
          : 'large transfers hang after the first bytes and small ones are complete.',
      owner: ours ? 'provider' : 'firewall',
      actions: ours
        ? [
            act('Tell the service that large transfers hang and small ones work.', 'contact-provider'),
            act('Test again in a few minutes.', 'test-again'),
          ]
        : [
            act(
              'Ask your network team to let ICMP "packet too big" messages through, or to limit the segment size (MSS).',
              'firewall-request',
            ),
            act(
              `Until then, an MTU of ${largest > 0 ? largest : 1400} on this machine makes transfers work.`,
            ),
            act('Try without the VPN, if you use one.'),
          ],
    };
  },
};
