import type { Deadline } from '@/lib/net/deadline';
import type { Connection, Failed, TlsOptions, TlsOutcome } from '@/lib/net/network';
import type { Protection } from '@/lib/observations/observation';
import type { Command } from './command';
import type { Reply } from './reply';
import type { TranscriptLine } from './transcript';

/** A well-formed reply of any code, or why there is none. `heard` holds what came before the failure. */
export type ReplyOutcome =
  | { readonly ok: true; readonly reply: Reply }
  | (Failed & { readonly heard?: Uint8Array });

/**
 * A control conversation over one connection (RFC 959 section 4): our own reader and writer, independent of TCP
 * segmentation, bounded in line, reply and conversation size, with a transcript that never holds a secret.
 */
export interface ControlChannel {
  readonly connection: Connection;
  readonly protection: Protection;
  readonly transcript: readonly TranscriptLine[];
  /** Reads the next reply: the greeting, or one that was not asked for. */
  readReply(deadline: Deadline): Promise<ReplyOutcome>;
  /**
   * Waits in silence for something that was not asked for, such as a farewell.
   * @returns null when nothing came until the deadline: the conversation can go on
   */
  awaitUnasked(deadline: Deadline): Promise<ReplyOutcome | null>;
  /** Sends one command and reads its reply. CR, LF, NUL and 0xFF in an argument throw before any byte is sent. */
  send(command: Command, deadline: Deadline): Promise<ReplyOutcome>;
  /** Encrypts the conversation. Clear text buffered before the handshake is dropped and reported in the outcome. */
  startTls(mode: 'explicit' | 'implicit', options: TlsOptions, deadline: Deadline): Promise<TlsOutcome>;
  /** Adds a value that must never be shown: passwords, in every reply and greeting. */
  hide(secret: string): void;
  /** Goes on hiding what it was told to hide, and lets go of the values themselves. */
  sealSecrets(): void;
  note(text: string): void;
  /** QUIT without waiting for the answer, then destroy. */
  close(): void;
}
