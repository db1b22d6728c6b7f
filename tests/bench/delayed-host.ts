import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';

const port = z.int().min(1).max(65_535);
const placeSchema = z.object({
  host: z.string(),
  address: z.string(),
  explicitPort: port,
  implicitPort: port,
  login: z.object({ user: z.string(), password: z.string() }),
  passive: z.tuple([port, port]),
  caPem: z.string(),
});
const trafficSchema = z.object({
  connections: z.number(),
  bytesSent: z.number(),
  bytesReceived: z.number(),
  turns: z.number(),
});

export interface DelayedHost extends z.infer<typeof placeSchema> {
  readonly roundTripMs: number;
  /** What has gone through since the last call. */
  traffic(): Promise<z.infer<typeof trafficSchema>>;
  stop(): void;
}

/** Starts a healthy FTP server behind a delay, in a process of its own. */
export async function startDelayedHost(roundTripMs: number): Promise<DelayedHost> {
  const child = fork(path.join(import.meta.dirname, 'delayed-host-process.ts'), [String(roundTripMs)]);
  const early = once(child, 'exit').then(() => {
    throw new Error('The delayed server did not start.');
  });
  const [place] = await Promise.race([once(child, 'message'), early]);
  early.catch(() => undefined);
  return {
    ...placeSchema.parse(place),
    roundTripMs,
    traffic: async () => {
      const answer = once(child, 'message');
      child.send({ take: true });
      return trafficSchema.parse((await answer)[0]);
    },
    stop: () => child.disconnect(),
  };
}
