import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { createPracticeCertificates, type PracticeCertificates } from './certificates/practice-certificates';
import { type Behaviour, healthyBehaviour } from './ftp-server/behaviour';
import { FileStore } from './ftp-server/file-store';
import { type RunningFtpServer, startFtpServer } from './ftp-server/ftp-server';
import type { ServerContext } from './ftp-server/session';
import { controlCandidates, passiveSlice } from './port-plan';
import type { PracticeServer } from './practice-server';
import { practiceServers } from './registry';
import type { PracticeTable } from './table';

export type PracticeOptions = {
  /**
   * The address that PASV names: the server's documentation address, for the try-out's dialer, or
   * 127.0.0.1, for any client on this machine. Certificates are good for loopback only in the second case.
   */
  readonly announce: 'documentation' | 'loopback';
  /** Told once per server that started. */
  readonly log: (message: string) => void;
};

export type RunningPractice = { readonly table: PracticeTable; stop(): Promise<void> };

const loopback = '127.0.0.1';

/** Starts every practice server on loopback. Throws, with nothing left open, when one cannot start. */
export async function startPractice({ announce, log }: PracticeOptions): Promise<RunningPractice> {
  const certificates = createPracticeCertificates(new Date());
  const running: RunningFtpServer[] = [];
  const servers: PracticeTable['servers'] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.stop()));
  };
  try {
    for (const [index, definition] of practiceServers.entries()) {
      const context = createContext(definition, index, announce, certificates);
      const server = await startFtpServer(context, (door) => controlCandidates(index, door));
      running.push(server);
      servers.push(tableRow(definition, server.ports, context.passive));
      log(`practice server ${definition.id} is ready`);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { table: { caPem: certificates.caPem, servers }, stop };
}

function createContext(
  definition: PracticeServer,
  index: number,
  announce: PracticeOptions['announce'],
  certificates: PracticeCertificates,
): ServerContext {
  const behaviour = { ...healthyBehaviour, ...definition.behaviour };
  const names = announce === 'loopback' ? [definition.host, 'localhost', loopback] : [definition.host];
  return {
    behaviour,
    login: definition.login,
    store: new FileStore(new Date()),
    secureContext: secureContextOf(behaviour, certificates, names),
    passive: passiveSlice(index, behaviour.passiveRange),
    announcedAddress: announce === 'loopback' ? loopback : definition.address,
    passiveTurn: 0,
  };
}

/** OpenSSL allows TLS 1.0 and 1.1 only at security level 0. */
const obsolete: SecureContextOptions = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.1',
  ciphers: 'DEFAULT@SECLEVEL=0',
};

function secureContextOf(
  behaviour: Behaviour,
  certificates: PracticeCertificates,
  names: readonly string[],
): SecureContext {
  const { chainPem, keyPem } = certificates.serve(behaviour.certificate, names);
  const versions = behaviour.tlsVersions === 'obsolete' ? obsolete : { minVersion: 'TLSv1.2' as const };
  return createSecureContext({ cert: chainPem, key: keyPem, ...versions });
}

const tableRow = (
  definition: PracticeServer,
  ports: RunningFtpServer['ports'],
  [from, to]: ServerContext['passive'],
): PracticeTable['servers'][number] => ({
  id: definition.id,
  host: definition.host,
  address: definition.address,
  title: definition.title,
  summary: definition.summary,
  symptom: definition.symptom,
  expectedCause: definition.expectedCause,
  port: definition.port ?? null,
  login: definition.login,
  answers: { ...definition.answers },
  ports: { ...ports },
  passive: [from, to],
});
