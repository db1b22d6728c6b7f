import type { Failure } from '@/lib/net/failure';

/** What is written down about one outbound connection, once it is over. */
export interface ConnectionAudit {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly at: Date;
  readonly outcome: 'connected' | Failure;
  readonly bytesIn: number;
  readonly bytesOut: number;
}
