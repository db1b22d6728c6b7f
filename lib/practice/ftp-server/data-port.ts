import type { Socket } from 'node:net';

/** A data connection that was prepared for the next transfer. */
export type DataPort = {
  /** The connection, once the transfer begins; null when it does not come about in time. */
  accept(): Promise<Socket | null>;
  close(): void;
};
