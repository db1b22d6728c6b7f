import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { Deadline } from '@/lib/net/deadline';
import type { Failure } from '@/lib/net/failure';
import type { AllowedTarget } from '@/lib/net/target-policy';
import type { ObservationOf, ObservedReply, Protection } from '@/lib/observations/observation';
import type { Result } from '@/lib/result';
import type { Login } from './check';

type TransferFacts = ObservationOf<'transfer'>;

/** How long a transfer may take before it is ended, in milliseconds. */
export interface TransferPatience {
  /** For a data connection to be opened. */
  readonly connectMs: number;
  /** Without a byte or a reply: the transfer has failed. */
  readonly stallMs: number;
  /** Of sending: what is not sent by then is left out, and the file is as long as what was. */
  readonly uploadMs: number;
  /** Of receiving: a transfer that still moves is ended by us then, which is no failure. */
  readonly downloadMs: number;
}

/** What to do on the server with one file of our own: upload, ask its size, download, compare, delete. */
export interface TransferOrder {
  /** The pinned control address and port. */
  readonly target: AllowedTarget;
  /** Name for SNI; null when an address was entered. */
  readonly serverName: string | null;
  readonly protection: Protection;
  readonly login: Login;
  /** A name made by us; nothing else on the server is touched. */
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly patience: TransferPatience;
  /** Decides about the data port that a passive reply of the same address named. */
  allowDataPort(port: number): Result<AllowedTarget, string>;
}

/**
 * One operation. For an upload what left our program (`bytesSeen`, part of which may never have left the machine), what is kept (`sizeOnServer`, of the step `size`), what the
 * service said and how it failed are told apart. Where `bytesExpected` is null beside `bytesSeen`, we ended it ourselves.
 */
export interface TransferStep
  extends Pick<
    TransferFacts,
    'operation' | 'bytesExpected' | 'bytesSeen' | 'sizeOnServer' | 'contentMatches' | 'controlIdleMs'
  > {
  readonly elapsedMs: number;
  readonly failure: Failure | null;
  readonly detail: string | null;
  readonly reply: ObservedReply | null;
}

export interface TransferOutcome {
  /** What was done, in order; a failure of the upload ends it. */
  readonly steps: readonly TransferStep[];
  readonly transcript: readonly TranscriptLine[];
}

/** The proof with a client that people use, over sockets of its own to the pinned address only. Never throws for what the server does. */
export interface EndToEndTransfer {
  run(order: TransferOrder, deadline: Deadline): Promise<TransferOutcome>;
}
