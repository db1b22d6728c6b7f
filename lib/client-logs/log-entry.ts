import type { ClientSaying } from '@/lib/observations/customer-kinds';

/** One thing that a line of a log says, in the terms of the protocol, whatever program wrote it. */
export type LogEntry = Placed &
  (
    | { readonly kind: 'command'; readonly verb: string; readonly argument: string }
    | { readonly kind: 'reply'; readonly code: number; readonly text: string }
    | { readonly kind: 'event'; readonly event: ClientEvent }
    | { readonly kind: 'saying'; readonly says: ClientSaying | null; readonly text: string }
    /** What another protocol said where an FTP greeting should have been. */
    | { readonly kind: 'foreign'; readonly text: string }
  );

interface Placed {
  /** Number of the first line it stands on, from 1. */
  readonly line: number;
  /** Milliseconds on the log's own clock; null where lines carry no time. */
  readonly at: number | null;
}

/** What a program tells about its own doing. */
export type ClientEvent =
  /** A new attempt begins: everything before belongs to an earlier one. */
  | { readonly type: 'connecting'; readonly host: string | null; readonly port: number | null }
  | { readonly type: 'connected' }
  /** Encryption of the control connection begins, or is up. */
  | { readonly type: 'encrypting' }
  | { readonly type: 'encrypted'; readonly version: string | null }
  /** It is about to open a data connection. */
  | { readonly type: 'data-connecting'; readonly address: string | null; readonly port: number | null }
  | { readonly type: 'data-connected' }
  /** It counts a listing or a transfer as done. */
  | { readonly type: 'done'; readonly bytes: number | null }
  /** It offers a prompt, or begins something new: the one before is over. */
  | { readonly type: 'prompt' }
  | { readonly type: 'disconnected' };

/** An entry without its place, as a phrase gives it. */
export type Said = LogEntry extends infer E ? (E extends LogEntry ? Omit<E, 'line' | 'at'> : never) : never;
