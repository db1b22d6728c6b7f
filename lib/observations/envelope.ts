import { z } from 'zod';
import { failureSchema } from '@/lib/net/failure';
import { vantageSchema } from './vantage';

/** What every kind of observation carries around its facts. */

export const text = (limit: number) => z.string().max(limit);
const targetSchema = z.object({
  host: text(260),
  /** The pinned address; null when the attempt ended before one was known. */
  address: text(64).nullable(),
  port: z.int().min(0).max(65535).nullable(),
});
export type ObservedTarget = z.infer<typeof targetSchema>;

const base = {
  v: z.literal(1),
  /** Unique within a session; the same work done again gives the same id. */
  id: text(120),
  vantage: vantageSchema,
  /** ISO date with zone. */
  at: text(40),
  target: targetSchema.nullable(),
  elapsedMs: z.number().min(0).nullable(),
  failure: failureSchema.nullable(),
  /** Words of the system or the peer that belong to the failure. */
  detail: text(1024).nullable(),
};

/** One kind of observation: its name and its facts. */
export const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.object({ ...base, kind: z.literal(name), ...shape });
