import type { Cause } from './cause';
import { accountDisabled } from './causes/account-disabled';
import { activeAddressPrivate } from './causes/active-address-private';
import { activeCommandRefused } from './causes/active-command-refused';
import { activeModeBlocked } from './causes/active-mode-blocked';
import { algRewritesCommands } from './causes/alg-rewrites-commands';
import { allowlistIncomplete } from './causes/allowlist-incomplete';
import { answeredByMiddlebox } from './causes/answered-by-middlebox';
import { blockedByService } from './causes/blocked-by-service';
import { certificateChainIncomplete } from './causes/certificate-chain-incomplete';
import { certificateExpired } from './causes/certificate-expired';
import { certificateNameMismatch } from './causes/certificate-name-mismatch';
import { certificateUntrusted } from './causes/certificate-untrusted';
import { clientClockWrong } from './causes/client-clock-wrong';
import { clientSideError } from './causes/client-side-error';
import { clientTlsTooOld } from './causes/client-tls-too-old';
import { clientTrustOutdated } from './causes/client-trust-outdated';
import { commandNotSupported } from './causes/command-not-supported';
import { commandsFiltered } from './causes/commands-filtered';
import { connectionRateLimited } from './causes/connection-rate-limited';
import { connectionRefused } from './causes/connection-refused';
import { controlChannelInspected } from './causes/control-channel-inspected';
import { controlIdleDropped } from './causes/control-idle-dropped';
import { controlPortBlocked } from './causes/control-port-blocked';
import { controlPortsAllBlocked } from './causes/control-ports-all-blocked';
import { dataPeerMismatch } from './causes/data-peer-mismatch';
import { dataProtectionRequired } from './causes/data-protection-required';
import { dataTlsFailed } from './causes/data-tls-failed';
import { dataTlsSessionReuse } from './causes/data-tls-session-reuse';
import { destinationBlocked } from './causes/destination-blocked';
import { dnsNameBlocked } from './causes/dns-name-blocked';
import { dnsNotResolving } from './causes/dns-not-resolving';
import { dnsRecordWrong } from './causes/dns-record-wrong';
import { dnsWrongAddress } from './causes/dns-wrong-address';
import { epsvUnsupported } from './causes/epsv-unsupported';
import { greetingTooSlow } from './causes/greeting-too-slow';
import { hostByAddress } from './causes/host-by-address';
import { hostNotCustomDomain } from './causes/host-not-custom-domain';
import { idleTimeout } from './causes/idle-timeout';
import { implicitExplicitMismatch } from './causes/implicit-explicit-mismatch';
import { inconclusive } from './causes/inconclusive';
import { ipv6PathBroken } from './causes/ipv6-path-broken';
import { listingNotUnderstood } from './causes/listing-not-understood';
import { loginIncorrect } from './causes/login-incorrect';
import { nameEncoding } from './causes/name-encoding';
import { noProblemFound } from './causes/no-problem-found';
import { notAnFtpServer } from './causes/not-an-ftp-server';
import { outboundBlocked } from './causes/outbound-blocked';
import { passiveAddressPrivate } from './causes/passive-address-private';
import { passiveAddressWrong } from './causes/passive-address-wrong';
import { passiveClosedAtService } from './causes/passive-closed-at-service';
import { passivePortOutOfRange } from './causes/passive-port-out-of-range';
import { passivePortsBlocked } from './causes/passive-ports-blocked';
import { passivePortsPartlyBlocked } from './causes/passive-ports-partly-blocked';
import { passiveReplyUnusable } from './causes/passive-reply-unusable';
import { passwordChangeRequired } from './causes/password-change-required';
import { pathMtuBlackhole } from './causes/path-mtu-blackhole';
import { pathNotFound } from './causes/path-not-found';
import { permissionDenied } from './causes/permission-denied';
import { portalBlocked } from './causes/portal-blocked';
import { protocolDisabled } from './causes/protocol-disabled';
import { proxyRequired } from './causes/proxy-required';
import { resolverNotAnswering } from './causes/resolver-not-answering';
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
import { tlsStripped } from './causes/tls-stripped';
import { tlsVersionUnsupported } from './causes/tls-version-unsupported';
import { tooManyConnections } from './causes/too-many-connections';
import { transferInterrupted } from './causes/transfer-interrupted';
import { twoFactorBlocksLogin } from './causes/two-factor-blocks-login';
import { wrongPort } from './causes/wrong-port';
import { wrongSite } from './causes/wrong-site';

/** Every cause that a diagnosis can name, in the order of the closed list. One file and one line each. */
export const causes: readonly Cause[] = [
  dnsNotResolving,
  dnsWrongAddress,
  dnsNameBlocked,
  resolverNotAnswering,
  dnsRecordWrong,
  hostNotCustomDomain,
  hostByAddress,
  wrongSite,
  controlPortBlocked,
  controlPortsAllBlocked,
  destinationBlocked,
  outboundBlocked,
  allowlistIncomplete,
  wrongPort,
  servicePortClosed,
  connectionRefused,
  serviceUnreachable,
  serviceAddressDown,
  blockedByService,
  portalBlocked,
  connectionRateLimited,
  ipv6PathBroken,
  pathMtuBlackhole,
  proxyRequired,
  notAnFtpServer,
  answeredByMiddlebox,
  implicitExplicitMismatch,
  greetingTooSlow,
  serviceSilent,
  tlsRequired,
  tlsNotOffered,
  tlsStripped,
  tlsVersionUnsupported,
  clientTlsTooOld,
  serviceTlsTooOld,
  tlsHandshakeFailed,
  certificateExpired,
  certificateNameMismatch,
  certificateUntrusted,
  certificateChainIncomplete,
  clientTrustOutdated,
  clientClockWrong,
  tlsIntercepted,
  controlChannelInspected,
  commandsFiltered,
  passivePortsBlocked,
  passivePortsPartlyBlocked,
  passiveClosedAtService,
  passiveAddressPrivate,
  passiveAddressWrong,
  passivePortOutOfRange,
  epsvUnsupported,
  passiveReplyUnusable,
  activeModeBlocked,
  activeCommandRefused,
  activeAddressPrivate,
  algRewritesCommands,
  dataTlsSessionReuse,
  dataProtectionRequired,
  dataTlsFailed,
  dataPeerMismatch,
  controlIdleDropped,
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
  nameEncoding,
  commandNotSupported,
  listingNotUnderstood,
  clientSideError,
  serverError,
  noProblemFound,
  inconclusive,
];
