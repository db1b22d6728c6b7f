import { fromKit, reply } from '../support/observe';
import { goodCertificate, goodTls } from '../support/usual-tls';
import { fromLog, isSet, says } from './seen-at-customers';
import type { Situation } from './situation';
import { encrypted, greeted, loggedIn, named, withoutLogin } from './usual-parts';

const atKit = { vantage: fromKit } as const;
const atLog = { vantage: fromLog } as const;
const other = { ...goodCertificate, issuer: 'CN=Office Proxy', fingerprint: '11:22' };

/** Encryption, certificates and inspection, seen from the customer's side. */
export const customersEncryptionSituations: readonly Situation[] = [
  {
    name: 'the request to encrypt is refused in the customer’s network only',
    seen: (o) => [
      ...withoutLogin(o),
      ...greeted(o, atKit),
      o.cannotEncrypt('explicit', 'tls_not_offered', { ...atKit, reply: reply(500, 'AUTH not understood') }),
    ],
    findings: ['tls-stripped'],
    nearMissOf: ['tls-not-offered', 'commands-filtered', 'control-channel-inspected'],
  },
  {
    name: 'the request to encrypt is refused everywhere',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.cannotEncrypt('explicit', 'tls_not_offered', { reply: reply(502, 'Not here.') }),
      o.cannotEncrypt('explicit', 'tls_not_offered', { ...atKit, reply: reply(502, 'Not here.') }),
    ],
    findings: ['tls-not-offered'],
    nearMissOf: ['tls-stripped'],
  },
  {
    name: 'a log alone: the request to encrypt is refused',
    seen: (o) => [
      ...greeted(o, atLog),
      o.cannotEncrypt('explicit', 'tls_not_offered', { ...atLog, reply: reply(530, 'Log in first.') }),
    ],
    findings: ['tls-not-offered'],
    nearMissOf: ['tls-stripped'],
  },
  {
    name: 'the program offers old versions only, and the service takes newer ones',
    seen: (o) => [
      ...withoutLogin(o),
      o.sees({ kind: 'client-hello', newestVersion: 'TLSv1', serverName: null }, atKit),
      o.cannotEncrypt('explicit', 'tls_alert', { ...atLog, reply: reply(234, 'Go ahead.') }),
      says(o, 'tls-version'),
    ],
    findings: ['client-tls-too-old'],
    nearMissOf: ['tls-version-unsupported', 'service-tls-too-old', 'tls-handshake-failed'],
  },
  {
    name: 'the program finds no version in common, and we do',
    seen: (o) => [
      ...withoutLogin(o),
      o.cannotEncrypt('explicit', 'tls_version', { ...atLog, reply: reply(234, 'Go ahead.') }),
    ],
    findings: ['client-tls-too-old'],
    nearMissOf: ['tls-version-unsupported'],
  },
  {
    name: 'a log alone: no version in common',
    seen: (o) => [
      ...greeted(o, atLog),
      o.cannotEncrypt('explicit', 'tls_version', { ...atLog, reply: reply(234, 'Go ahead.') }),
      says(o, 'tls-version'),
    ],
    findings: ['tls-version-unsupported'],
    nearMissOf: ['client-tls-too-old', 'service-tls-too-old'],
  },
  {
    name: 'the program may use old versions and agrees on a new one',
    seen: (o) => [...withoutLogin(o), isSet(o, 'tlsMax', 'TLSv1.1'), o.encrypts('explicit', {}, atLog)],
    findings: ['no-problem-found'],
    nearMissOf: ['client-tls-too-old'],
  },
  {
    name: 'offered one at a time, the service takes old versions only',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.encrypts('explicit', { version: 'TLSv1' }),
      ...(['TLSv1', 'TLSv1.2', 'TLSv1.3'] as const).map((version) =>
        o.sees({
          kind: 'tls-version',
          mode: 'explicit',
          version,
          accepted: version === 'TLSv1',
          cipher: null,
        }),
      ),
    ],
    findings: ['service-tls-too-old'],
    nearMissOf: ['tls-version-unsupported'],
  },
  {
    name: 'offered one at a time, the service takes old versions as well as new ones',
    seen: (o) => [
      ...withoutLogin(o),
      ...(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const).map((version) =>
        o.sees({ kind: 'tls-version', mode: 'explicit', version, accepted: true, cipher: null }),
      ),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['service-tls-too-old'],
  },
  {
    name: 'the same certificate on both sides, and the customer’s computer does not know the root',
    seen: (o) => [
      ...withoutLogin(o),
      o.encrypts('explicit', { trustError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }, atKit),
      says(o, 'issuer-unknown'),
    ],
    findings: ['client-trust-outdated'],
    nearMissOf: ['tls-intercepted', 'certificate-untrusted', 'certificate-chain-incomplete'],
  },
  {
    name: 'another certificate with an unknown root is no old list of roots',
    seen: (o) => [
      ...withoutLogin(o),
      o.encrypts('explicit', { trustError: 'SELF_SIGNED_CERT_IN_CHAIN', chain: [other] }, atKit),
      says(o, 'issuer-unknown'),
    ],
    findings: ['tls-intercepted'],
    nearMissOf: ['client-trust-outdated', 'certificate-untrusted'],
  },
  {
    name: 'the program does not know the issuer, and nothing else is known',
    seen: (o) => [...withoutLogin(o), says(o, 'issuer-unknown')],
    findings: ['tls-intercepted', 'client-trust-outdated'],
    nearMissOf: ['certificate-untrusted', 'no-problem-found'],
  },
  {
    name: 'a log alone: the issuer is not known',
    seen: (o) => [...greeted(o, atLog), says(o, 'issuer-unknown')],
    findings: ['certificate-untrusted'],
    nearMissOf: ['tls-intercepted', 'client-trust-outdated'],
  },
  {
    name: 'the certificate was withdrawn',
    seen: (o) => [...named(o), ...greeted(o), o.encrypts('explicit', { ocsp: 'revoked' })],
    findings: ['certificate-untrusted'],
    nearMissOf: ['certificate-expired', 'no-problem-found'],
  },
  {
    name: 'nobody trusts the certificate, neither the program nor we',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.encrypts('explicit', { trustError: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      says(o, 'issuer-unknown'),
    ],
    findings: ['certificate-untrusted'],
    nearMissOf: ['client-trust-outdated', 'tls-intercepted'],
  },
  {
    name: 'a clock that is years behind, and a certificate that is not yet valid by it',
    seen: (o) => [
      ...withoutLogin(o),
      o.sees({ kind: 'clock-offset', offsetMs: -3 * 365 * 86_400_000 }, atKit),
      o.encrypts('explicit', { trustError: 'CERT_NOT_YET_VALID' }, atKit),
      says(o, 'certificate-not-yet-valid'),
    ],
    findings: ['client-clock-wrong'],
    nearMissOf: ['certificate-expired', 'tls-intercepted'],
  },
  {
    name: 'the same certificate, valid by our clock and out of date by theirs',
    seen: (o) => [...withoutLogin(o), o.encrypts('explicit', { trustError: 'CERT_HAS_EXPIRED' }, atKit)],
    findings: ['client-clock-wrong'],
    nearMissOf: ['certificate-expired'],
  },
  {
    name: 'out of date for everybody, and a clock that is right',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.encrypts('explicit', { trustError: 'CERT_HAS_EXPIRED' }),
      o.sees({ kind: 'clock-offset', offsetMs: 900 }, atKit),
      says(o, 'certificate-expired'),
    ],
    findings: ['certificate-expired'],
    nearMissOf: ['client-clock-wrong', 'tls-intercepted'],
  },
  {
    name: 'a log alone: the certificate is out of date',
    seen: (o) => [...greeted(o, atLog), says(o, 'certificate-expired')],
    findings: ['certificate-expired'],
    nearMissOf: ['client-clock-wrong'],
  },
  {
    name: 'a log alone: the certificate is for another name',
    seen: (o) => [...greeted(o, atLog), says(o, 'certificate-name')],
    findings: ['certificate-name-mismatch'],
    nearMissOf: ['certificate-untrusted', 'tls-intercepted'],
  },
  {
    name: 'cut as soon as encryption begins, in the customer’s network only',
    seen: (o) => [
      ...withoutLogin(o),
      ...greeted(o, atKit),
      o.cannotEncrypt('explicit', 'reset', { ...atKit, reply: reply(234, 'Go ahead.') }),
    ],
    findings: ['control-channel-inspected'],
    nearMissOf: ['tls-handshake-failed', 'client-tls-too-old', 'tls-stripped'],
  },
  {
    name: 'cut as soon as encryption begins, for everybody',
    seen: (o) => [
      ...named(o),
      ...greeted(o),
      o.cannotEncrypt('explicit', 'reset', { reply: reply(234, 'Go ahead.') }),
      o.cannotEncrypt('explicit', 'reset', { ...atKit, reply: reply(234, 'Go ahead.') }),
    ],
    findings: ['tls-handshake-failed'],
    nearMissOf: ['control-channel-inspected'],
  },
  {
    name: 'a log alone: encryption breaks off',
    seen: (o) => [
      ...greeted(o, atLog),
      o.cannotEncrypt('explicit', 'closed', { ...atLog, reply: reply(234, 'Go ahead.') }),
      says(o, 'tls-failed'),
    ],
    findings: ['tls-handshake-failed'],
    nearMissOf: ['control-channel-inspected', 'data-tls-failed'],
  },
  {
    name: 'the greeting arrives as stars',
    seen: (o) => [...withoutLogin(o), o.connects(atKit), o.greets(atKit, reply(220, '*****************'))],
    findings: ['commands-filtered'],
    nearMissOf: ['control-channel-inspected', 'not-an-ftp-server'],
  },
  {
    name: 'the service itself greets with stars',
    seen: (o) => [
      ...named(o),
      o.connects(),
      o.greets({}, reply(220, '*****************')),
      o.connects(atKit),
      o.greets(atKit, reply(220, '*****************')),
    ],
    findings: ['no-problem-found'],
    nearMissOf: ['commands-filtered'],
  },
  {
    name: 'EPSV and the request to encrypt get no answer in the customer’s network',
    seen: (o) => [
      ...loggedIn(o),
      o.passive(),
      ...greeted(o, atKit),
      o.cannotEncrypt('explicit', 'timed_out', { ...atKit }),
      o.passive({ ...atKit, protection: 'clear', failure: 'timed_out' }),
    ],
    findings: ['commands-filtered'],
    nearMissOf: ['epsv-unsupported', 'control-channel-inspected', 'tls-stripped'],
  },
  {
    name: 'the customer’s proxy signs again, and everybody there trusts it',
    seen: (o) => [
      ...encrypted(o),
      o.encrypts('explicit', { ...goodTls, chain: [other], chainLength: 1 }, atKit),
    ],
    findings: ['no-problem-found', 'tls-intercepted'],
    nearMissOf: ['client-trust-outdated'],
  },
];
