import { connect, type Socket } from 'node:net';
import type { DataPort } from './data-port';
import { limits } from './limits';

/**
 * A data connection that this server opens when the transfer begins (active mode). The caller has made sure that it
 * leads to the client of the control connection: nobody can aim a server at a third party (RFC 2577 section 3).
 */
export function activePort(address: string, port: number): DataPort {
  let socket: Socket | null = null;
  let closed = false;
  const accept = (): Promise<Socket | null> =>
    new Promise((resolve) => {
      if (closed) return resolve(null);
      const opening = connect({ host: address, port, autoSelectFamily: false, noDelay: true });
      socket = opening;
      const fail = (): void => {
        opening.destroy();
        resolve(null);
      };
      const timer = setTimeout(fail, limits.dataConnectMs);
      opening.on('error', fail).once('close', () => {
        clearTimeout(timer);
        resolve(null);
      });
      opening.once('connect', () => {
        clearTimeout(timer);
        socket = null;
        resolve(opening);
      });
    });
  const close = (): void => {
    closed = true;
    socket?.destroy();
  };
  return { accept, close };
}
