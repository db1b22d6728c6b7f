import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { limits } from './limits';

/**
 * Handshakes as server on an open connection. Control and data connections share one context, so that a
 * client can resume the control connection's session on data connections (RFC 4217 section 10.2).
 * Null when the handshake fails or takes too long; the connection is destroyed then.
 */
export function acceptTls(socket: Socket, secureContext: SecureContext): Promise<TLSSocket | null> {
  return new Promise((resolve) => {
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    const settle = (outcome: TLSSocket | null): void => {
      clearTimeout(timer);
      if (!outcome) {
        secured.destroy();
        socket.destroy();
      }
      resolve(outcome);
    };
    const timer = setTimeout(() => settle(null), limits.handshakeMs);
    secured.once('secure', () => settle(secured));
    secured.once('close', () => settle(null));
    secured.on('error', () => settle(null));
  });
}
