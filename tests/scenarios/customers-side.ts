import { fromKit } from '../support/observe';
import { goodCertificate } from '../support/usual-tls';
import { filesCom } from './profiles';
import type { Situation } from './situation';
import { allPorts, everythingWorks, named, withoutLogin } from './usual-parts';

/** Situations in which the trouble is on the customer's side, told or measured. */
export const customersSideSituations: readonly Situation[] = [
  {
    name: 'the program cannot connect, and the service answers us',
    seen: (o) => [...withoutLogin(o), o.answers('symptom', 'cannot-connect')],
    findings: ['no-problem-found', 'control-ports-all-blocked'],
    nearMissOf: ['service-unreachable', 'tls-intercepted'],
  },
  {
    name: 'no port answers the customer, all answer us',
    profile: filesCom,
    seen: (o) => [
      ...named(o),
      ...allPorts(o),
      ...[21, 3021, 990, 3990].map((port) => o.cannotConnect('timed_out', { port, vantage: fromKit })),
    ],
    findings: ['control-ports-all-blocked'],
    nearMissOf: ['service-unreachable', 'allowlist-incomplete', 'no-problem-found'],
  },
  {
    name: 'some addresses answer the customer, all answer us',
    profile: filesCom,
    seen: (o) => [
      ...named(o),
      ...allPorts(o),
      ...allPorts(o, { address: '192.0.2.2' }),
      o.connects({ vantage: fromKit }),
      o.cannotConnect('timed_out', { address: '192.0.2.2', vantage: fromKit }),
    ],
    findings: ['allowlist-incomplete'],
    nearMissOf: ['control-ports-all-blocked', 'service-address-down'],
  },
  {
    name: 'it works sometimes, says the customer',
    profile: filesCom,
    seen: (o) => [...named(o), ...allPorts(o), o.answers('symptom', 'sometimes')],
    findings: ['no-problem-found', 'allowlist-incomplete'],
    nearMissOf: ['service-address-down'],
  },
  {
    name: 'the program asks about a certificate, and ours is good',
    seen: (o) => [...withoutLogin(o), o.answers('symptom', 'certificate')],
    findings: ['no-problem-found', 'tls-intercepted'],
    nearMissOf: ['certificate-untrusted'],
  },
  {
    name: 'the customer is shown another certificate',
    seen: (o) => [
      ...withoutLogin(o),
      o.encrypts(
        'explicit',
        {
          trustError: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{ ...goodCertificate, issuer: 'CN=Office Proxy', fingerprint: '11:22' }],
        },
        { vantage: fromKit },
      ),
    ],
    findings: ['tls-intercepted'],
    nearMissOf: ['certificate-untrusted'],
  },
  {
    name: 'passive mode, everything works here, and uploads are empty there',
    seen: (o) => [...everythingWorks(o), o.answers('symptom', 'empty-files'), o.answers('mode', 'passive')],
    findings: ['no-problem-found', 'passive-ports-blocked'],
    nearMissOf: ['stored-wrongly', 'active-mode-blocked'],
  },
  {
    name: 'it stops after a while',
    profile: filesCom,
    seen: (o) => [...named(o), ...allPorts(o), o.answers('symptom', 'stops')],
    findings: ['no-problem-found', 'idle-timeout'],
    nearMissOf: ['transfer-interrupted'],
  },
  {
    name: 'the customer quotes a refused login',
    seen: (o) => [
      ...withoutLogin(o),
      o.answers('error-text', 'Status: Connected\nResponse: 530 Login failed: this account is disabled.'),
    ],
    findings: ['no-problem-found', 'account-disabled'],
    nearMissOf: ['login-incorrect'],
  },
];
