import type { ObservedTls } from '@/lib/observations/observation';
import { reply } from '../support/observe';
import { goodCertificate } from '../support/usual-tls';
import type { Situation } from './situation';
import { encrypted, greeted, loggedIn, named, withoutLogin } from './usual-parts';

const shown = (
  name: string,
  tls: Partial<ObservedTls>,
  rest: Pick<Situation, 'findings' | 'nearMissOf'>,
): Situation => ({
  name,
  seen: (o) => [...named(o), ...greeted(o), o.encrypts('explicit', tls)],
  ...rest,
});

/** Situations of encryption on the control connection, and of certificates. */
export const encryptionSituations: readonly Situation[] = [
  {
    name: 'the program does not encrypt and the service insists',
    seen: (o) => [...withoutLogin(o), o.answers('encryption', 'plain')],
    findings: ['tls-required'],
    nearMissOf: ['tls-not-offered', 'login-incorrect', 'implicit-explicit-mismatch'],
  },
  {
    name: 'the program does not encrypt and the service lets it in',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.encrypts('explicit'),
      o.acceptsPlain(),
      o.answers('encryption', 'plain'),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['tls-required'],
  },
  {
    name: 'no encryption is offered',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.cannotEncrypt('explicit', 'tls_not_offered', { reply: reply(502, 'AUTH not implemented.') }),
      o.acceptsPlain(),
    ],
    findings: ['tls-not-offered'],
    nearMissOf: ['tls-handshake-failed', 'service-tls-too-old', 'command-not-supported'],
  },
  {
    name: 'a program that encrypts from the start, on a port that begins in clear',
    seen: (o) => [...withoutLogin(o), o.answers('encryption', 'implicit'), o.answers('port', '21')],
    findings: ['implicit-explicit-mismatch'],
    nearMissOf: ['tls-not-offered', 'tls-handshake-failed'],
  },
  {
    name: 'encryption from the start is answered with a greeting in clear',
    seen: (o) => [
      ...named(o),
      o.connects({ port: 990 }),
      o.cannotEncrypt('implicit', 'tls_not_spoken', { port: 990, clearText: '220 Ready.' }),
    ],
    findings: ['implicit-explicit-mismatch'],
    nearMissOf: ['tls-handshake-failed'],
  },
  {
    name: 'the usual port wants encryption from the start',
    seen: (o) => [...named(o), o.connects(), o.encrypts('implicit'), o.greets()],
    findings: ['implicit-explicit-mismatch'],
    nearMissOf: ['service-silent'],
  },
  {
    name: 'a program that encrypts from the start, on the port for it',
    seen: (o) => [
      ...named(o),
      o.connects({ port: 990 }),
      o.encrypts('implicit', {}, { port: 990 }),
      o.greets({ port: 990 }),
      o.answers('encryption', 'implicit'),
      o.answers('port', '990'),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['implicit-explicit-mismatch'],
  },
  {
    name: 'the service knows none of the current versions',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.cannotEncrypt('explicit', 'tls_version', { reply: reply(234, 'Go ahead.') }),
    ],
    findings: ['service-tls-too-old'],
    nearMissOf: ['tls-version-unsupported', 'tls-handshake-failed'],
  },
  shown('an outdated version is agreed', { version: 'TLSv1.1' }, { findings: ['service-tls-too-old'] }),
  shown(
    'a current version is agreed',
    { version: 'TLSv1.2' },
    {
      findings: ['no-problem-found'],
      nearMissOf: [
        'service-tls-too-old',
        'certificate-expired',
        'certificate-untrusted',
        'certificate-chain-incomplete',
        'certificate-name-mismatch',
      ],
    },
  ),
  {
    name: 'no cipher in common',
    seen: (o) => [...named(o), ...greeted(o), o.cannotEncrypt('explicit', 'tls_no_common_cipher')],
    findings: ['tls-version-unsupported'],
    nearMissOf: ['service-tls-too-old', 'tls-handshake-failed'],
  },
  {
    name: 'the handshake is cut off',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.cannotEncrypt('explicit', 'reset', { reply: reply(234, 'Go ahead.') }),
    ],
    findings: ['tls-handshake-failed'],
    nearMissOf: ['tls-version-unsupported', 'data-tls-failed'],
  },
  {
    name: 'we were interrupted in the handshake',
    seen: (o) => [...named(o), ...greeted(o), o.cannotEncrypt('explicit', 'interrupted')],
    findings: ['no-problem-found'],
    nearMissOf: ['tls-handshake-failed'],
  },
  shown(
    'an expired certificate',
    { trustError: 'CERT_HAS_EXPIRED', chain: [{ ...goodCertificate, validTo: '2025-05-03T00:00:00.000Z' }] },
    { findings: ['certificate-expired'], nearMissOf: ['certificate-untrusted', 'tls-intercepted'] },
  ),
  shown(
    'a certificate for another name',
    { nameMatches: false, chain: [{ ...goodCertificate, altNames: ['other.example.test'] }] },
    { findings: ['certificate-name-mismatch'], nearMissOf: ['certificate-untrusted'] },
  ),
  shown(
    'the name error of the library counts once',
    { nameMatches: false, trustError: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    { findings: ['certificate-name-mismatch'], nearMissOf: ['certificate-untrusted'] },
  ),
  shown(
    'a self-signed certificate',
    {
      trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      chainLength: 1,
      chain: [{ ...goodCertificate, selfSigned: true }],
    },
    { findings: ['certificate-untrusted'], nearMissOf: ['certificate-chain-incomplete'] },
  ),
  shown(
    'a root that nobody knows',
    { trustError: 'SELF_SIGNED_CERT_IN_CHAIN' },
    { findings: ['certificate-untrusted'], nearMissOf: ['certificate-chain-incomplete'] },
  ),
  shown(
    'the intermediate is missing',
    { trustError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', chainLength: 1, chain: [goodCertificate] },
    { findings: ['certificate-chain-incomplete'], nearMissOf: ['certificate-untrusted'] },
  ),
  shown(
    'two faults in one certificate: out of date and for another name',
    { trustError: 'CERT_HAS_EXPIRED', nameMatches: false },
    { findings: ['certificate-expired', 'certificate-name-mismatch'] },
  ),
  {
    name: 'the web portal’s certificate is nobody’s business here',
    seen: (o) => [...withoutLogin(o), o.encrypts('web', { trustError: 'CERT_HAS_EXPIRED' }, { port: 443 })],
    findings: ['no-problem-found'],
    nearMissOf: ['certificate-expired'],
  },
  {
    name: 'two faults at once: an expired certificate, and a password that is refused',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.encrypts('explicit', { trustError: 'CERT_HAS_EXPIRED' }),
      o.refusesLogin(530, 'Not logged in.'),
    ],
    findings: ['certificate-expired', 'login-incorrect'],
  },
  {
    name: 'the service asks for encryption at the login',
    seen: (o) => [...encrypted(o), o.refusesLogin(550, 'SSL/TLS required on the control channel')],
    findings: ['tls-required'],
    nearMissOf: ['data-protection-required'],
  },
  {
    name: 'a login that works is no matter of encryption',
    seen: loggedIn,
    findings: ['no-problem-found'],
    nearMissOf: ['tls-required'],
  },
];
