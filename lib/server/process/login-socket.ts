import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** The words that web and worker exchange over a worker's own socket. One line each way. */

export const handoverSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('put'),
    at: z.number(),
    runId: z.uuid(),
    user: z.string().min(1).max(200),
    /** Base64 of UTF-8. */
    password: z.string().max(2000),
  }),
  z.strictObject({ kind: z.literal('forget'), at: z.number(), runId: z.uuid() }),
]);
export type Handover = z.infer<typeof handoverSchema>;

/** The longest line that is read. */
export const LONGEST_LINE = 8192;
/** A line older or newer than this is refused, so that a recorded one is worth nothing later. */
const FRESH_MS = 30_000;
/** What fits into the address of a Unix socket on every system (104 bytes on some). */
const LONGEST_PATH = 100;

/** The folder for sockets: in the data folder, or where that is too deep for a socket's address, a short one. */
function socketFolder(dataFolder: string): string {
  const inside = path.resolve(dataFolder, 'sockets');
  if (inside.length + 40 <= LONGEST_PATH) return inside;
  const name = createHash('sha256').update(inside).digest('hex').slice(0, 16);
  return path.join(os.tmpdir(), `portside-${name}`);
}

export const socketPath = (dataFolder: string, worker: string): string =>
  path.join(socketFolder(dataFolder), `${worker}.sock`);

const seal = (body: string, secret: string) =>
  createHmac('sha256', secret).update('login handover').update(body).digest();

/** One line: the message and, with the shared secret, the proof of where it comes from. */
export function writeHandover(message: Handover, secret: string): string {
  const body = Buffer.from(JSON.stringify(message)).toString('base64');
  return `${body} ${seal(body, secret).toString('base64')}\n`;
}

/** The message of a line, or null when it was not written with this secret just now. */
export function readHandover(line: string, secret: string, now = Date.now()): Handover | null {
  const [body, proof] = line.trim().split(' ');
  if (!body || !proof) return null;
  const wanted = seal(body, secret);
  const given = Buffer.from(proof, 'base64');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const parsed = handoverSchema.safeParse(JSON.parse(Buffer.from(body, 'base64').toString('utf8')));
  if (!parsed.success || Math.abs(now - parsed.data.at) > FRESH_MS) return null;
  return parsed.data;
}
