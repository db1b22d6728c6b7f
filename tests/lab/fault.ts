import type { CauseId } from '@/lib/diagnosis/cause-id';
import type { Owner } from '@/lib/diagnosis/finding';
import type { Situation } from './situation';

/** Who may be said to have to act, where a situation does not name somebody more exactly. */
const owners: Partial<Record<CauseId, readonly Owner[]>> = {
  'no-problem-found': ['nobody'],
  'dns-not-resolving': ['client-user', 'dns'],
  'dns-wrong-address': ['dns'],
  'dns-name-blocked': ['dns', 'firewall'],
  'resolver-not-answering': ['dns'],
  'dns-record-wrong': ['dns', 'site-admin'],
  'control-port-blocked': ['firewall', 'client-user'],
  'wrong-port': ['client-user'],
  'service-port-closed': ['provider'],
  'connection-refused': ['client-user', 'provider'],
  'service-unreachable': ['provider'],
  'service-silent': ['provider'],
  'server-error': ['provider'],
  'greeting-too-slow': ['client-user', 'provider'],
  'not-an-ftp-server': ['client-user'],
  'service-address-down': ['provider'],
  'blocked-by-service': ['provider', 'site-admin'],
  'portal-blocked': ['nobody'],
  'connection-rate-limited': ['firewall', 'client-user'],
  'implicit-explicit-mismatch': ['client-user'],
  'tls-required': ['client-user'],
  'tls-not-offered': ['client-user', 'provider'],
  'service-tls-too-old': ['provider'],
  'tls-handshake-failed': ['client-user', 'provider'],
  'certificate-expired': ['provider'],
  'certificate-name-mismatch': ['client-user', 'dns'],
  'certificate-untrusted': ['provider', 'client-user'],
  'certificate-chain-incomplete': ['provider'],
  'passive-closed-at-service': ['provider'],
  'passive-address-private': ['provider'],
  'passive-address-wrong': ['provider'],
  'passive-port-out-of-range': ['provider'],
  'epsv-unsupported': ['client-user', 'firewall'],
  'passive-reply-unusable': ['provider', 'firewall'],
  'active-mode-blocked': ['client-user', 'firewall'],
  'active-command-refused': ['client-user'],
  'active-address-private': ['client-user'],
  'data-tls-session-reuse': ['client-user', 'provider'],
  'data-tls-failed': ['client-user', 'firewall', 'provider'],
  'control-idle-dropped': ['firewall', 'client-user'],
  'login-incorrect': ['client-user'],
  'account-disabled': ['site-admin'],
  'password-change-required': ['client-user'],
  'two-factor-blocks-login': ['client-user', 'site-admin'],
  'protocol-disabled': ['site-admin'],
  'source-ip-not-allowed': ['site-admin'],
  'too-many-connections': ['client-user'],
  'service-full': ['provider'],
  'permission-denied': ['site-admin'],
  'storage-quota-exceeded': ['site-admin'],
  'stored-wrongly': ['provider'],
};

/** A true cause with those who may be said to have to act: the firewall's administrator where nobody else is named. */
export const fault = (cause: CauseId): Pick<Situation, 'cause' | 'owner'> => ({
  cause,
  owner: owners[cause] ?? ['firewall'],
});

/** For faults on the customer's side, of which the portal alone can see nothing. */
export const unseen = { portalAlone: ['no-problem-found'] } as const satisfies Partial<Situation>;
