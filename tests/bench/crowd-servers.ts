import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { converse, explicitPort, implicitPort } from '../hostile/converse';
import { hostileCertificates } from '../hostile/hostile-certificates';
import { type Act, startHostileHost } from '../hostile/hostile-host';

/*
 * The other side of a crowd of diagnoses, in a process of its own: a healthy host and a slow one on loopback. With the
 * argument `hole`, a port whose queue is full: the process is stopped before it accepts anything, so that every further
 * packet that asks for a connection is dropped by the system.
 */

const slowGreetingMs = 6_000;
const backlog = 1;

const slowly =
  (act: Act): Act =>
  async (peer, host) => {
    await sleep(slowGreetingMs);
    await act(peer, host);
  };

if (process.argv[2] === 'hole') {
  const server = createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog }, () => {
    const bound = server.address();
    process.send?.({ hole: bound !== null && typeof bound === 'object' ? bound.port : 0 }, () =>
      process.kill(process.pid, 'SIGSTOP'),
    );
  });
} else {
  const place = async (acts: Readonly<Record<number, Act>>) => {
    const host = await startHostileHost(acts);
    return { 21: host.port(21), 990: host.port(990) };
  };
  const healthy = await place({ 21: explicitPort(), 990: implicitPort() });
  const slow = await place({
    21: slowly(explicitPort()),
    990: async (peer, host) => {
      if (!(await peer.startTls(hostileCertificates.good))) return;
      await sleep(slowGreetingMs);
      peer.say('220 Welcome at last.');
      await converse(peer, host);
    },
  });
  process.send?.({ healthy, slow, caPem: hostileCertificates.caPem });
}
process.once('disconnect', () => process.exit(0));
