import type { Check } from './check';
import { certificateComparison } from './checks/certificate-comparison';
import { explicitTls } from './checks/explicit-tls';
import { features } from './checks/features';
import { greeting } from './checks/greeting';
import { implicitTls } from './checks/implicit-tls';
import { login } from './checks/login';
import { nameResolution } from './checks/name-resolution';
import { passiveData } from './checks/passive-data';
import { passiveEpsv } from './checks/passive-epsv';
import { passivePasv } from './checks/passive-pasv';
import { plainPolicy } from './checks/plain-policy';
import { tcpConnect } from './checks/tcp-connect';
import { transfer } from './checks/transfer';

/** Every check. Those of one lane run in this order. */
export const checks: readonly Check[] = [
  nameResolution,
  tcpConnect,
  implicitTls,
  greeting,
  features,
  explicitTls,
  certificateComparison,
  plainPolicy,
  login,
  passivePasv,
  passiveEpsv,
  passiveData,
  transfer,
];
