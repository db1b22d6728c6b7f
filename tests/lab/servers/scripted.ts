import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { type Behaviour, healthyBehaviour } from '@/lib/practice/ftp-server/behaviour';
import { FileStore } from '@/lib/practice/ftp-server/file-store';
import { startFtpServer } from '@/lib/practice/ftp-server/ftp-server';
import { PASSWORD, SERVICE_ADDRESS, USER } from '../addresses';
import { PRACTICE_PORT } from '../rules';
import type { PracticeSpec } from '../situation';

export interface ScriptedPlan {
  readonly spec: PracticeSpec;
  readonly certificate: { readonly chain: string; readonly key: string };
}

const passivePorts = 64;

/** A practice server for what real servers cannot do, on loopback; the service's addresses lead to it. */
export async function startScripted({ spec, certificate }: ScriptedPlan): Promise<void> {
  const { passiveFrom = 40_000, ...differences } = spec;
  const behaviour: Behaviour = { ...healthyBehaviour, ...differences };
  const old = behaviour.tlsVersions === 'obsolete';
  await startFtpServer(
    {
      behaviour,
      login: { user: USER, password: PASSWORD },
      store: new FileStore(new Date()),
      secureContext: createSecureContext({
        cert: readFileSync(certificate.chain),
        key: readFileSync(certificate.key),
        ...(old
          ? { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
          : { minVersion: 'TLSv1.2' }),
      }),
      passive: [passiveFrom, passiveFrom + passivePorts - 1],
      announcedAddress: SERVICE_ADDRESS,
      passiveTurn: 0,
    },
    (door) => [PRACTICE_PORT + door],
  );
}
