import type { Check } from './check';
import { activeEprt } from './checks/active-eprt';
import { activePort } from './checks/active-port';
import { certificateComparison } from './checks/certificate-comparison';
import { dataProtection } from './checks/data-protection';
import { dataReuse } from './checks/data-reuse';
import { explicitTls } from './checks/explicit-tls';
import { features } from './checks/features';
import { featuresAfterLogin } from './checks/features-after-login';
import { greeting } from './checks/greeting';
import { idle } from './checks/idle';
import { idleKeepalive } from './checks/idle-keepalive';
import { implicitTls } from './checks/implicit-tls';
import { inbound } from './checks/inbound';
import { login } from './checks/login';
import { nameResolution } from './checks/name-resolution';
import { parallelLogins } from './checks/parallel-logins';
import { passiveData } from './checks/passive-data';
import { passiveEpsv } from './checks/passive-epsv';
import { passivePasv } from './checks/passive-pasv';
import { passiveRange } from './checks/passive-range';
import { plainPolicy } from './checks/plain-policy';
import { tcpConnect } from './checks/tcp-connect';
import { tlsVersions } from './checks/tls-versions';
import { transfer } from './checks/transfer';
import { transferLarge } from './checks/transfer-large';
import { transferSlow } from './checks/transfer-slow';

/** Every check. Those of one lane run in this order. */
export const checks: readonly Check[] = [
  nameResolution,
  tcpConnect,
  implicitTls,
  greeting,
  features,
  explicitTls,
  tlsVersions,
  certificateComparison,
  plainPolicy,
  login,
  dataProtection,
  passivePasv,
  passiveEpsv,
  passiveData,
  transfer,
  passiveRange,
  featuresAfterLogin,
  activePort,
  activeEprt,
  dataReuse,
  transferLarge,
  parallelLogins,
  idle,
  idleKeepalive,
  transferSlow,
  inbound,
];
