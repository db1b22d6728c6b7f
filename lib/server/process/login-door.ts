import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { LONGEST_LINE, readHandover, socketPath } from './login-socket';
import type { LoginVault } from './login-vault';

const IDLE_MS = 2_000;

export interface LoginDoorOptions {
  readonly dataFolder: string;
  readonly worker: string;
  readonly secret: string;
  readonly vault: LoginVault;
}

/**
 * A worker's door for logins: a Unix socket that only this account can open, which takes lines sealed with the
 * shared secret and answers `ok` or `no`. @returns a function that closes it and removes the socket
 */
export async function openLoginDoor({
  dataFolder,
  worker,
  secret,
  vault,
}: LoginDoorOptions): Promise<() => void> {
  const place = socketPath(dataFolder, worker);
  mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
  rmSync(place, { force: true });
  const accept = (line: string): boolean => {
    const message = readHandover(line, secret);
    if (message?.kind === 'put')
      return vault.put(message.runId, message.user, Buffer.from(message.password, 'base64'));
    if (message?.kind === 'forget') vault.forget(message.runId);
    return message !== null;
  };
  const server = net.createServer((socket) => {
    let heard = '';
    socket.setEncoding('utf8');
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('data', (part: string) => {
      heard += part;
      if (heard.length > LONGEST_LINE) return socket.destroy();
      if (heard.endsWith('\n')) socket.end(accept(heard) ? 'ok\n' : 'no\n');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place, resolve);
  });
  chmodSync(place, 0o600);
  return () => {
    server.close();
    rmSync(place, { force: true });
  };
}
