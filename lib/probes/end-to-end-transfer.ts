import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { Deadline } from '@/lib/net/deadline';
import type { Failure } from '@/lib/net/failure';
import type { AllowedTarget } from '@/lib/net/target-policy';
import type { ObservationOf, ObservedReply, Protection } from '@/lib/observations/observation';
import type { Result } from '@/lib/result';
import type { Login } from './check';

/** What to do on the server: list, upload one small file of our own, ask its size, download, compare, delete. */
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
  /** Decides about the data port that a passive reply of the same address named. */
  allowDataPort(port: number): Result<AllowedTarget, string>;
}

export interface TransferStep {
  readonly operation: ObservationOf<'transfer'>['operation'];
  readonly elapsedMs: number;
  readonly failure: Failure | null;
  readonly detail: string | null;
  readonly bytesExpected: number | null;
  readonly bytesSeen: number | null;
  readonly sizeOnServer: number | null;
  readonly contentMatches: boolean | null;
  readonly reply: ObservedReply | null;
}

export interface TransferOutcome {
  /** What was done, in order; the first failure of listing or upload ends it. */
  readonly steps: readonly TransferStep[];
  readonly transcript: readonly TranscriptLine[];
}

/** The proof with a client that people use, over sockets of its own to the pinned address only. Never throws for what the server does. */
export interface EndToEndTransfer {
  run(order: TransferOrder, deadline: Deadline): Promise<TransferOutcome>;
}
