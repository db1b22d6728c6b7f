declare const allowed: unique symbol;

/**
 * A host, pinned address and port that the target policy has allowed. Only `allowTarget` makes one; sockets
 * accept nothing else, so no string from outside can become a connection.
 */
export interface AllowedTarget {
  /** What the customer asked for: a name, or the address itself. Used for SNI and for words. */
  readonly host: string;
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
  readonly [allowed]: true;
}
