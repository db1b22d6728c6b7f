import type { PracticeServer } from './practice-server';
import { accountDisabled } from './servers/account-disabled';
import { controlPortClosed } from './servers/control-port-closed';
import { dataTlsBroken } from './servers/data-tls-broken';
import { expiredCertificate } from './servers/expired-certificate';
import { healthyExplicit } from './servers/healthy-explicit';
import { healthyImplicit } from './servers/healthy-implicit';
import { loginRefused } from './servers/login-refused';
import { missingIntermediate } from './servers/missing-intermediate';
import { noTls } from './servers/no-tls';
import { obsoleteTls } from './servers/obsolete-tls';
import { passiveOtherAddress } from './servers/passive-other-address';
import { passiveOutOfRange } from './servers/passive-out-of-range';
import { passivePortClosed } from './servers/passive-port-closed';
import { passivePrivateAddress } from './servers/passive-private-address';
import { passiveReplyGarbled } from './servers/passive-reply-garbled';
import { passwordChange } from './servers/password-change';
import { plainRefused } from './servers/plain-refused';
import { protocolDisabled } from './servers/protocol-disabled';
import { selfSignedCertificate } from './servers/self-signed-certificate';
import { serviceFull } from './servers/service-full';
import { silent } from './servers/silent';
import { slowGreeting } from './servers/slow-greeting';
import { sourceNotAllowed } from './servers/source-not-allowed';
import { sshOn21 } from './servers/ssh-on-21';
import { storageFull } from './servers/storage-full';
import { twoFactorLogin } from './servers/two-factor-login';
import { uploadNotPermitted } from './servers/upload-not-permitted';
import { wrongNameCertificate } from './servers/wrong-name-certificate';
import { wrongPort } from './servers/wrong-port';
import { zeroByteUploads } from './servers/zero-byte-uploads';

/** Every practice server, in the order of the start page: from connecting to using an account. */
export const practiceServers: readonly PracticeServer[] = [
  healthyExplicit,
  healthyImplicit,
  plainRefused,
  noTls,
  obsoleteTls,
  expiredCertificate,
  wrongNameCertificate,
  selfSignedCertificate,
  missingIntermediate,
  sshOn21,
  silent,
  slowGreeting,
  controlPortClosed,
  wrongPort,
  serviceFull,
  loginRefused,
  accountDisabled,
  twoFactorLogin,
  passwordChange,
  protocolDisabled,
  sourceNotAllowed,
  passivePrivateAddress,
  passiveOtherAddress,
  passivePortClosed,
  passiveOutOfRange,
  passiveReplyGarbled,
  dataTlsBroken,
  zeroByteUploads,
  uploadNotPermitted,
  storageFull,
];
