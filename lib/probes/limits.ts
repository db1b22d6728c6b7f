/** Total limits in milliseconds, never idle limits, and sizes. Tests and measurements hand in smaller ones. */
export interface Limits {
  readonly resolveMs: number;
  readonly connectMs: number;
  /** Patience of the portal; what is slow for a person is judged by the diagnosis. */
  readonly greetingMs: number;
  readonly replyMs: number;
  readonly tlsMs: number;
  readonly dataMs: number;
  readonly transferMs: number;
  readonly runMs: number;
  /** Control connections that are examined at the same time. */
  readonly lanes: number;
  /** Bytes of a listing that are read. */
  readonly listingBytes: number;
}

export const defaultLimits: Limits = {
  resolveMs: 5_000,
  connectMs: 10_000,
  greetingMs: 30_000,
  replyMs: 20_000,
  tlsMs: 10_000,
  dataMs: 15_000,
  transferMs: 60_000,
  runMs: 120_000,
  lanes: 64,
  listingBytes: 256 * 1024,
};

/** Addresses of one name that are examined. */
export const addressLimit = 16;
/** Names that an answer may lead through. */
export const aliasLimit = 8;
