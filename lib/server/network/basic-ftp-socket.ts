import type { Deadline } from '@/lib/net/deadline';
import type { Failure } from '@/lib/net/failure';
import { inertText } from '@/lib/net/inert-text';
import type { Failed } from '@/lib/net/network';
import type { OpenSocket } from './basic-ftp-client';
import { SocketFailure } from './basic-ftp-failure';
import { dial } from './node-dial';
import type { NodeNetworkOptions } from './node-network';
import { onDeadline } from './out-of-time';

/**
 * Opens sockets for the transfer client where the dialer says and nowhere else, with an entry in the audit for each. The
 * function throws `SocketFailure` when a place cannot be reached in `connectMs`.
 * @param deadline destroys every socket when it ends
 */
export const socketOpener =
  (
    options: Pick<NodeNetworkOptions, 'dialer' | 'onConnection'>,
    deadline: Deadline,
    connectMs: number,
  ): OpenSocket =>
  async (target) => {
    const at = deadline.clock.date();
    const audit = (outcome: 'connected' | Failure, bytesIn = 0, bytesOut = 0) =>
      options.onConnection({
        host: inertText(target.host, 260),
        address: target.address,
        port: target.port,
        at,
        outcome,
        bytesIn,
        bytesOut,
      });
    const place = options.dialer.place(target);
    if (place === 'forbidden')
      throw new Error(`The target policy allowed ${target.address}, which must never be contacted.`);
    const refused: Failed = { ok: false, failure: 'refused' };
    const patience = deadline.within(connectMs);
    const dialled = place === 'refused' ? refused : await dial(place, patience);
    patience.clear();
    if (!dialled.ok || place === 'refused') {
      const failed = dialled.ok ? refused : dialled;
      audit(failed.failure);
      throw new SocketFailure(failed);
    }
    const { socket } = dialled;
    const stop = onDeadline(deadline, () => socket.destroy());
    const destroy = socket.destroy.bind(socket);
    let over = false;
    // The library takes every listener off a socket that it closes, so the end is noticed where it is made.
    socket.destroy = (error) => {
      if (!over) {
        over = true;
        stop();
        audit('connected', socket.bytesRead, socket.bytesWritten);
      }
      return destroy(error);
    };
    return { socket, place };
  };
