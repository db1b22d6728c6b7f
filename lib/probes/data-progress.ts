import type { Failed } from '@/lib/net/network';
import type { Seen } from '@/lib/observations/observation';

/** How far a data connection has come; filled in as it goes. */
export interface DataProgress {
  reached: Seen<'data-connection'>['reached'];
  tls: Seen<'data-connection'>['tls'];
  /** Bytes that were received, or handed over for sending. */
  bytes: number;
  closed: Seen<'data-connection'>['closed'];
}

export const startProgress = (reached: DataProgress['reached']): DataProgress => ({
  reached,
  tls: null,
  bytes: 0,
  closed: null,
});

/** Why something did not work; null when it did. */
export type Failing = Omit<Failed, 'ok'> | null;
