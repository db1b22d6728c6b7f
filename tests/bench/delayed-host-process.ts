import { createSecureContext } from 'node:tls';
import { createPracticeCertificates } from '@/lib/practice/certificates/practice-certificates';
import { healthyBehaviour } from '@/lib/practice/ftp-server/behaviour';
import { FileStore } from '@/lib/practice/ftp-server/file-store';
import { startFtpServer } from '@/lib/practice/ftp-server/ftp-server';
import { noTraffic, startDelayingRelay } from './delaying-relay';

/*
 * A process of its own, so that its work is not counted as that of what is measured: a healthy FTP server on 127.0.0.1,
 * and on 127.0.0.2 a relay in front of each of its ports, with a round trip in between. Started by `startDelayedHost`,
 * which sends `{ take: true }` for the traffic since the last time.
 */

const host = 'healthy.practice.test';
const address = '127.0.0.2';
const login = { user: 'practice', password: 'open-sesame' };
const passive = [42_500, 42_519] as const;

const roundTripMs = Number(process.argv[2]);
const certificates = createPracticeCertificates(new Date());
const { chainPem, keyPem } = certificates.serve('trusted', [host, address]);
const server = await startFtpServer(
  {
    behaviour: {
      ...healthyBehaviour,
      doors: { 21: { speaks: 'ftp', tls: 'explicit' }, 990: { speaks: 'ftp', tls: 'implicit' } },
    },
    login,
    store: new FileStore(new Date()),
    secureContext: createSecureContext({ cert: chainPem, key: keyPem, minVersion: 'TLSv1.2' }),
    passive,
    announcedAddress: address,
    passiveTurn: 0,
  },
  () => [0],
);

const traffic = noTraffic();
const relay = async (port: number, target: number) =>
  (await startDelayingRelay(target, roundTripMs, { host: address, port }, traffic)).port;
/** Other tools know FTP by its ports, which only root may open. */
const isRoot = process.getuid?.() === 0;
const explicitPort = await relay(isRoot ? 21 : 0, server.ports[21] ?? 0);
const implicitPort = await relay(isRoot ? 990 : 0, server.ports[990] ?? 0);
for (let port: number = passive[0]; port <= passive[1]; port += 1) await relay(port, port);

process.on('message', () => {
  process.send?.({ ...traffic });
  Object.assign(traffic, noTraffic());
});
process.once('disconnect', () => process.exit(0));
process.send?.({ host, address, explicitPort, implicitPort, login, passive, caPem: certificates.caPem });
