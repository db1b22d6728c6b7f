import type { Cause } from './cause';
import { accountDisabled } from './causes/account-disabled';
import { activeModeBlocked } from './causes/active-mode-blocked';
import { allowlistIncomplete } from './causes/allowlist-incomplete';
import { certificateChainIncomplete } from './causes/certificate-chain-incomplete';
import { certificateExpired } from './causes/certificate-expired';
import { certificateNameMismatch } from './causes/certificate-name-mismatch';
import { certificateUntrusted } from './causes/certificate-untrusted';
import { commandNotSupported } from './causes/command-not-supported';
import { connectionRefused } from './causes/connection-refused';
import { controlPortsAllBlocked } from './causes/control-ports-all-blocked';
import { dataProtectionRequired } from './causes/data-protection-required';
import { dataTlsFailed } from './causes/data-tls-failed';
import { dataTlsSessionReuse } from './causes/data-tls-session-reuse';
import { dnsNotResolving } from './causes/dns-not-resolving';
import { dnsRecordWrong } from './causes/dns-record-wrong';
import { epsvUnsupported } from './causes/epsv-unsupported';
import { greetingTooSlow } from './causes/greeting-too-slow';
import { hostByAddress } from './causes/host-by-address';
import { idleTimeout } from './causes/idle-timeout';
import { implicitExplicitMismatch } from './causes/implicit-explicit-mismatch';
import { inconclusive } from './causes/inconclusive';
import { ipv6PathBroken } from './causes/ipv6-path-broken';
import { loginIncorrect } from './causes/login-incorrect';
import { noProblemFound } from './causes/no-problem-found';
import { notAnFtpServer } from './causes/not-an-ftp-server';
import { passiveAddressPrivate } from './causes/passive-address-private';
import { passiveAddressWrong } from './causes/passive-address-wrong';
import { passiveClosedAtService } from './causes/passive-closed-at-service';
import { passivePortOutOfRange } from './causes/passive-port-out-of-range';
import { passivePortsBlocked } from './causes/passive-ports-blocked';
import { passiveReplyUnusable } from './causes/passive-reply-unusable';
import { passwordChangeRequired } from './causes/password-change-required';
import { pathNotFound } from './causes/path-not-found';
import { permissionDenied } from './causes/permission-denied';
import { portalBlocked } from './causes/portal-blocked';
import { protocolDisabled } from './causes/protocol-disabled';
import { serverError } from './causes/server-error';
import { serviceAddressDown } from './causes/service-address-down';
import { serviceFull } from './causes/service-full';
import { servicePortClosed } from './causes/service-port-closed';
import { serviceSilent } from './causes/service-silent';
import { serviceTlsTooOld } from './causes/service-tls-too-old';
import { serviceUnreachable } from './causes/service-unreachable';
import { sourceIpNotAllowed } from './causes/source-ip-not-allowed';
import { storageQuotaExceeded } from './causes/storage-quota-exceeded';
import { storedWrongly } from './causes/stored-wrongly';
import { tlsHandshakeFailed } from './causes/tls-handshake-failed';
import { tlsIntercepted } from './causes/tls-intercepted';
import { tlsNotOffered } from './causes/tls-not-offered';
import { tlsRequired } from './causes/tls-required';
import { tlsVersionUnsupported } from './causes/tls-version-unsupported';
import { tooManyConnections } from './causes/too-many-connections';
import { transferInterrupted } from './causes/transfer-interrupted';
import { twoFactorBlocksLogin } from './causes/two-factor-blocks-login';
import { wrongPort } from './causes/wrong-port';

/** Every cause that a diagnosis can name, in the order of the closed list. One file and one line each. */
export const causes: readonly Cause[] = [
  dnsNotResolving,
  dnsRecordWrong,
  hostByAddress,
  controlPortsAllBlocked,
  allowlistIncomplete,
  wrongPort,
  servicePortClosed,
  connectionRefused,
  serviceUnreachable,
  serviceAddressDown,
  portalBlocked,
  ipv6PathBroken,
  notAnFtpServer,
  implicitExplicitMismatch,
  greetingTooSlow,
  serviceSilent,
  tlsRequired,
  tlsNotOffered,
  tlsVersionUnsupported,
  serviceTlsTooOld,
  tlsHandshakeFailed,
  certificateExpired,
  certificateNameMismatch,
  certificateUntrusted,
  certificateChainIncomplete,
  tlsIntercepted,
  passivePortsBlocked,
  passiveClosedAtService,
  passiveAddressPrivate,
  passiveAddressWrong,
  passivePortOutOfRange,
  epsvUnsupported,
  passiveReplyUnusable,
  activeModeBlocked,
  dataTlsSessionReuse,
  dataProtectionRequired,
  dataTlsFailed,
  transferInterrupted,
  loginIncorrect,
  accountDisabled,
  passwordChangeRequired,
  twoFactorBlocksLogin,
  protocolDisabled,
  sourceIpNotAllowed,
  tooManyConnections,
  serviceFull,
  idleTimeout,
  permissionDenied,
  pathNotFound,
  storageQuotaExceeded,
  storedWrongly,
  commandNotSupported,
  serverError,
  noProblemFound,
  inconclusive,
];
