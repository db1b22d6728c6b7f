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
  /** Which of several connections of one log it belongs to, where the program numbers them. */
  readonly channel: string;
}

/** What a program tells about its own doing. */
export type ClientEvent =
  /** A new attempt begins: everything before belongs to an earlier one. */
  | { readonly type: 'connecting'; readonly host: string | null; readonly port: number | null }
  | {
      readonly type: 'connected';
      readonly host: string | null;
      readonly port: number | null;
      readonly implicit: boolean;
    }
  /** It looks up the address of a name. */
  | { readonly type: 'resolving'; readonly host: string | null }
  /** It opens a connection, and does not say which: the moment tells. */
  | { readonly type: 'trying'; readonly host: string | null; readonly port: number | null }
  /** It sent a passive command and is content with the answer, which it does not show. */
  | { readonly type: 'passive'; readonly command: 'PASV' | 'EPSV' }
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
  /** It was greeted, or logged in, and shows no reply. */
  | { readonly type: 'logged-in' }
  /** It found the address of the passive reply useless. */
  | { readonly type: 'unroutable' }
  /** What a person asked it for, as a command of the protocol; the command itself is not shown. */
  | { readonly type: 'asked'; readonly verb: string; readonly argument: string }
  /** Lines of a listing, or a count of bytes: data comes through. */
  | { readonly type: 'arriving' }
  /** It sums up what the service answered to a command; news only where the answer itself is not in the log. */
  | { readonly type: 'outcome'; readonly verb: string; readonly code: number; readonly text: string }
  /** It gave up what it was doing, and does not say why. */
  | { readonly type: 'failed'; readonly at?: 'connect' | 'data' }
  /** It has been connected, and waits for the greeting. */
  | { readonly type: 'awaiting-greeting' }
  /** It closes the connection itself: a consequence of what was before, and no news. */
  | { readonly type: 'closing' }
  /** It ended the conversation of its own accord, or tells only that it ended. */
  | { readonly type: 'disconnected' };

/** An entry without its place, as a phrase gives it. */
export type Said = LogEntry extends infer E
  ? E extends LogEntry
    ? Omit<E, 'line' | 'at' | 'channel'>
    : never
  : never;
