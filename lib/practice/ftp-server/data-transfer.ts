import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { acceptTls } from './accept-tls';
import { limits } from './limits';
import type { Session } from './session';

/** A fatal handshake_failure alert as a bare TLS record (RFC 8446 sections 5.1 and 6). */
const handshakeFailure = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]);

/**
 * Runs one transfer over the data connection that was prepared, from 150 to the last reply (RFC 959 section 5.4).
 * `move` works on the open data connection and returns the last reply.
 */
export async function transferData(session: Session, move: (data: Duplex) => Promise<string>): Promise<void> {
  const { dataPort } = session;
  session.dataPort = null;
  if (!dataPort) return session.channel.reply('425 No data connection was prepared. Use EPSV or PASV first.');
  // While an active one is opened, the client may leave.
  const leave = (): void => dataPort.close();
  session.gone.addEventListener('abort', leave, { once: true });
  const socket = await dataPort.accept();
  session.gone.removeEventListener('abort', leave);
  dataPort.close();
  if (!socket) return session.channel.reply('425 The data connection was not opened in time.');
  const destroy = (): void => void socket.destroy();
  const timer = setTimeout(destroy, limits.dataTransferMs);
  session.gone.addEventListener('abort', destroy, { once: true });
  try {
    await session.channel.reply('150 Here it comes.');
    const data = session.protectsData ? await protect(session, socket) : socket;
    await session.channel.reply(
      data
        ? await move(data)
        : '425 The encrypted data connection could not be set up: TLS negotiation failed.',
    );
  } finally {
    clearTimeout(timer);
    hangUp(socket);
  }
}

async function protect(session: Session, socket: Socket): Promise<Duplex | null> {
  if (session.server.behaviour.dataTls === 'working') return acceptTls(socket, session.server.secureContext);
  await new Promise((resolve) => {
    socket.once('data', resolve);
    socket.once('close', resolve);
    socket.resume();
  });
  socket.end(handshakeFailure);
  return null;
}

/** Sends everything and closes: the end of the connection is the end of the file. */
export const sendAll = (data: Duplex, content: Buffer): Promise<string> =>
  new Promise((resolve) => {
    data.once('close', () => resolve('426 The data connection was closed before everything was sent.'));
    data.on('error', () => data.destroy());
    data.resume();
    data.end(content, () => resolve('226 Transfer complete.'));
  });

/** Everything that comes until the client closes, or why it cannot be kept. */
export const receiveAll = (data: Duplex): Promise<Buffer | 'broken' | 'too-large'> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    data.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limits.fileBytes) return;
      resolve('too-large');
      data.destroy();
    });
    data.once('end', () => {
      resolve(Buffer.concat(chunks));
      data.end();
    });
    data.once('close', () => resolve('broken'));
    data.on('error', () => data.destroy());
    data.resume();
  });

/** Gives the client a moment to take the rest and to close its side, then closes ours. */
function hangUp(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), 5000);
  socket.once('close', () => clearTimeout(timer));
  if (socket.destroyed) clearTimeout(timer);
}
