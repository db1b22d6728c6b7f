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
  /** What comes before the results can be read. */
  readonly runMs: number;
  /** What goes on afterwards. */
  readonly backgroundMs: number;
  /** From the start of a run: until then every login has been made, and the password is dropped. */
  readonly passwordMs: number;
  /** All logins of the background together. */
  readonly loginsMs: number;
  /** Logins tried beside the first, at most; each carries one of the long measurements. */
  readonly moreLogins: number;
  /** How long a connection has been silent when it is looked at, in rising order. */
  readonly idleMarksMs: readonly number[];
  /** How long a connection is kept alive; longer than the last mark of silence. */
  readonly keepaliveMs: number;
  /** Between two signs of life, where the profile names no interval. */
  readonly keepaliveEveryMs: number;
  /** How long one upload is drawn out, and in how many pieces. */
  readonly slowUploadMs: number;
  readonly slowUploadPieces: number;
  /** Control connections that are examined at the same time. */
  readonly lanes: number;
  /** Bytes of a listing that are read. */
  readonly listingBytes: number;
  /** Ports of the passive range that are tried, how long all of them may take, and how long one may where others answered. */
  readonly sampleRounds: number;
  readonly sampleMs: number;
  readonly sampleConnectMs: number;
  /** On a slow way so many are enough where all have answered, once so much time has gone. */
  readonly sampleEnough: number;
  readonly sampleEnoughMs: number;
  /** A listing that only answers a question of ours, after one has worked. */
  readonly quickListingMs: number;
  /** Size of the large file; what a slow connection does not take in `largeUploadMs` is not sent. */
  readonly largeBytes: number;
  readonly largeMs: number;
  readonly largeUploadMs: number;
  readonly largeDownloadMs: number;
  /** A transfer in which nothing moves for so long is over. */
  readonly stallMs: number;
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
  backgroundMs: 200_000,
  passwordMs: 120_000,
  loginsMs: 30_000,
  moreLogins: 3,
  idleMarksMs: [30_000, 60_000, 90_000],
  keepaliveMs: 95_000,
  keepaliveEveryMs: 30_000,
  slowUploadMs: 75_000,
  slowUploadPieces: 15,
  lanes: 64,
  listingBytes: 256 * 1024,
  sampleRounds: 12,
  sampleMs: 8_000,
  sampleConnectMs: 2_000,
  sampleEnough: 6,
  sampleEnoughMs: 1_500,
  quickListingMs: 5_000,
  largeBytes: 1024 * 1024,
  largeMs: 60_000,
  largeUploadMs: 8_000,
  largeDownloadMs: 12_000,
  stallMs: 10_000,
};

/** Addresses of one name that are examined. */
export const addressLimit = 16;
/** Names that an answer may lead through. */
export const aliasLimit = 8;
