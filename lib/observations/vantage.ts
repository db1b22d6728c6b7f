import { z } from 'zod';

/** Who saw it. `network` is the name of the place: the worker's, or what the customer calls it. */
export const vantageKinds = [
  'portal',
  'browser',
  'kit',
  'canary',
  'client-log',
  'client-config',
  'customer',
] as const;

export const vantageSchema = z.object({ kind: z.enum(vantageKinds), network: z.string().max(64) });
export type Vantage = z.infer<typeof vantageSchema>;
export type VantageKind = (typeof vantageKinds)[number];

const customersSide: ReadonlySet<VantageKind> = new Set([
  'browser',
  'kit',
  'canary',
  'client-log',
  'client-config',
  'customer',
]);

/** True for what was seen from, or told by, the customer's side of the wire. */
export const isCustomersSide = (vantage: Vantage): boolean => customersSide.has(vantage.kind);
