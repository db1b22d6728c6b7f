import { connect, type LookupFunction, type Socket } from 'node:net';
import type { Deadline } from '@/lib/net/deadline';
import type { Failed } from '@/lib/net/network';
import { classifySocketError } from './classify-socket-error';
import type { Place } from './dialer';
import { onDeadline, outOfTime } from './out-of-time';
import { isOwnAddress, plainAddress } from './own-addresses';

type Dialled = { readonly ok: true; readonly socket: Socket } | Failed;

/** Node asks this for every host that is not an address. It never is one, and must not become a name by accident. */
export const refuseLookup: LookupFunction = (hostname, _options, callback) => {
  callback(new Error(`Names are not looked up here: ${hostname}`), '', 4);
};

/**
 * Opens one socket. The deadline destroys it, also while it connects. A socket that leads elsewhere than asked is
 * destroyed before a byte is written.
 */
export function dial(place: Place, deadline: Deadline): Promise<Dialled> {
  if (deadline.signal.aborted) return Promise.resolve(outOfTime(deadline));
  return new Promise((resolve) => {
    const socket = connect({ host: place.host, port: place.port, lookup: refuseLookup });
    const fail = (failed: Failed) => {
      stop();
      socket.destroy();
      resolve(failed);
    };
    const stop = onDeadline(deadline, () => fail(outOfTime(deadline)));
    // Stays for the life of the socket: late errors of a destroyed one must not end the process.
    socket.on('error', (error) => fail(classifySocketError(error)));
    socket.once('connect', () => {
      const wrong = checkEnds(socket, place);
      if (wrong) return fail(wrong);
      stop();
      resolve({ ok: true, socket });
    });
  });
}

/** Whether a socket leads where it should and not to ourselves; null when all is well. */
export function checkEnds(
  socket: Pick<Socket, 'remoteAddress' | 'remotePort' | 'localAddress' | 'localPort'>,
  place: Place,
): Failed | null {
  const remote = plainAddress(socket.remoteAddress);
  // A peer that resets at once leaves no address to compare; the socket is as good as gone.
  if (socket.remoteAddress === undefined) return { ok: false, failure: 'reset' };
  if (remote !== place.host) {
    return {
      ok: false,
      failure: 'our_network',
      detail: 'The connection led to another address than the one that was asked for.',
    };
  }
  // TCP can connect a port with itself when nobody listens there (RFC 9293 section 3.5, simultaneous open).
  if (socket.localPort === socket.remotePort && plainAddress(socket.localAddress) === remote) {
    return { ok: false, failure: 'refused' };
  }
  if (!place.practice && isOwnAddress(remote)) {
    return { ok: false, failure: 'our_network', detail: 'The connection led to an address of this machine.' };
  }
  return null;
}
