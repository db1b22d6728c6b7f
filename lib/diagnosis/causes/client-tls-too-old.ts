/**
 * Claim: the customer's program offers only TLS versions older than the service accepts.
 * Evidence needed: the program offers nothing newer, or finds no version in common where we do.
 * Refuted by: a program that agrees on encryption with the service; a service that offers us only old versions too.
 * Seed: encryption should be enabled if the client supports it; old clients may have to be replaced.
 */
import { isObsoleteTls } from '@/lib/diagnosis/abnormal';
import { act, type Cause, decisive, strong, type Weighing } from '@/lib/diagnosis/cause';
import { messagesThat, settingOf } from '@/lib/diagnosis/client-words';
import type { Facts } from '@/lib/diagnosis/facts';
import { customersFinished, customersHandshakes, finishedHandshakes } from '@/lib/diagnosis/handshakes';
import { serviceName } from '@/lib/diagnosis/phrases';
import { sign, unitsWith } from '@/lib/diagnosis/sign';
import { weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { Failure } from '@/lib/net/failure';
import { isCustomersSide } from '@/lib/observations/vantage';

/** How a handshake ends for a program that is too old: named, or cut short by services that say nothing. */
const named: ReadonlySet<Failure> = new Set(['tls_version', 'tls_no_common_cipher']);
const silent: ReadonlySet<Failure> = new Set(['tls_alert', 'tls_failed', 'reset', 'closed']);

const oldHello = (facts: Facts) => {
  const setting = settingOf(facts, 'newestTls');
  return [
    ...facts.customers('client-hello').filter((seen) => isObsoleteTls(seen.newestVersion)),
    ...(setting !== null && isObsoleteTls(setting.value) ? [setting] : []),
  ];
};

/** The service calls the program's encryption too weak, also after a handshake that it let pass. */
const refusedInWords = (facts: Facts) =>
  facts
    .said('tls-version-unsupported')
    .filter(({ told, observation }) => !told && isCustomersSide(observation.vantage))
    .map(({ observation }) => observation);

function weigh(facts: Facts): Weighing {
  const said = refusedInWords(facts);
  const hello = oldHello(facts);
  const theirs = customersHandshakes(facts);
  const failed = theirs.filter(
    (seen) =>
      seen.failure !== null && (named.has(seen.failure) || (hello.length > 0 && silent.has(seen.failure))),
  );
  const complaints = [...failed, ...messagesThat(facts, 'tls-version')];
  const works = finishedHandshakes(facts).filter(
    (seen) => seen.tls !== null && !isObsoleteTls(seen.tls.version),
  );
  const agreed = customersFinished(facts);
  return weighSayings(facts, 'client-tls-too-old', {
    for: [
      ...(hello.length > 0
        ? [sign(works.length > 0 ? decisive : 0.85, hello, 'Your program offers outdated TLS versions only.')]
        : []),
      ...(said.length > 0 && works.length > 0
        ? [
            sign(
              0.85,
              [...said, ...works],
              'The service refuses the encryption of your program; with ours, a current one, it agrees.',
            ),
          ]
        : []),
      ...(complaints.length > 0 && works.length > 0
        ? [
            sign(
              strong,
              [...complaints, ...works],
              'Your program finds no version in common with the service; we do, with a current one.',
            ),
          ]
        : []),
    ],
    against: [
      ...(agreed.length > 0 && said.length === 0
        ? [sign(decisive, agreed, 'Your program and the service agree on encryption.')]
        : []),
    ],
    explains: [
      ...unitsWith(facts, [...complaints, ...(works.length > 0 ? said : [])]),
      ...(complaints.length > 0 || hello.length > 0
        ? unitsWith(facts, messagesThat(facts, 'tls-failed'))
        : []),
    ],
  });
}

export const clientTlsTooOld: Cause = {
  id: 'client-tls-too-old',
  owners: ['client-user'],
  prior: 0.3,
  needsCustomersSide: true,
  decidedBy: ['evidence', 'inside', 'client'],
  weigh,
  words: (_told, facts, profile) => {
    const known = oldHello(facts).length > 0;
    return {
      headline: `Your program knows only outdated encryption, which ${serviceName(profile)} no longer accepts.`,
      because: known
        ? 'your program shows what it offers when it connects.'
        : finishedHandshakes(facts).length > 0
          ? 'from our network the service agrees on current encryption at once.'
          : 'the service says so in its answer.',
      owner: 'client-user',
      actions: [
        act('Bring your program up to date, and the system it runs on.'),
        act('If there is no newer version, use another program.'),
        act('If it has a setting for the TLS version, allow 1.2 and 1.3.'),
      ],
    };
  },
};
