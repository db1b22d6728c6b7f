import { existsSync } from 'node:fs';
import net from 'node:net';
import type { Login } from '@/lib/probes/check';
import { requireSecret, settings } from '@/lib/server/settings';
import { type Handover, socketPath, writeHandover } from './login-socket';

const ANSWER_MS = 2_000;

function tell(worker: string, message: Handover): Promise<boolean> {
  const place = socketPath(settings().dataFolder, worker);
  if (!existsSync(place)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = net.connect(place, () => socket.write(writeHandover(message, requireSecret())));
    let heard = '';
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('data', (part) => {
      heard += part.toString();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(heard.trim() === 'ok'));
  });
}

/** Gives a login to the first of these workers that takes it. @returns that worker, or null when none does */
export async function handOverLogin(
  workers: readonly string[],
  runId: string,
  login: Login,
): Promise<string | null> {
  const password = Buffer.from(login.password, 'utf8').toString('base64');
  for (const worker of workers) {
    const message: Handover = { kind: 'put', at: Date.now(), runId, user: login.user, password };
    if (await tell(worker, message)) return worker;
  }
  return null;
}

/** Tells a worker to forget a login whose run never came to be. */
export async function takeLoginBack(worker: string, runId: string): Promise<void> {
  await tell(worker, { kind: 'forget', at: Date.now(), runId });
}
