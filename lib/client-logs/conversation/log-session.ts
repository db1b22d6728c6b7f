import type { ObservedReply, Protection, Seen } from '@/lib/observations/observation';

/** One thing seen in a log, and the line that shows it. */
export interface SeenInLog {
  readonly seen: Seen;
  readonly line: number;
  /** The command and argument it is about: when the same goes well later, this is no news any more. */
  readonly about: string | null;
}

export type SetupCommand = 'PASV' | 'EPSV' | 'PORT' | 'EPRT';

/** How data connections of the current operation are made. */
export interface DataSetup {
  readonly command: SetupCommand;
  readonly address: string | null;
  readonly port: number | null;
  readonly line: number;
}

/** A listing or transfer under way. */
export interface Operation {
  readonly verb: string;
  readonly argument: string;
  readonly line: number;
  /** 125 or 150 came. */
  readonly started: boolean;
  readonly setup: DataSetup | null;
  /** The program says that its data connection stands. */
  readonly connected: boolean;
  /** Some of its data came through. */
  readonly arriving: boolean;
  /** Place in `seen` of the failure that the program told; the service's reply to it may follow. */
  readonly trouble: number | null;
}

export type Stage = 'nothing' | 'resolving' | 'connecting' | 'connected' | 'greeted' | 'login' | 'ready';

export interface PendingCommand {
  readonly verb: string;
  readonly argument: string;
  readonly line: number;
}

/** What is known of one connection in a log while its lines go by. */
export interface LogSession {
  stage: Stage;
  host: string | null;
  address: string | null;
  port: number | null;
  protection: Protection;
  /** Commands that no reply has answered yet, oldest first. */
  pending: PendingCommand[];
  /** AUTH was accepted, and nothing has shown yet whether the handshake came to its end. */
  handshake: number | null;
  /** The greeting, or the connection, is to be encrypted from the start, and nothing has shown yet that it is. */
  implicit: number | null;
  /** What the service said when it refused AUTH; a fault only where the program stops there. */
  authRefused: { readonly reply: ObservedReply; readonly line: number } | null;
  setup: DataSetup | null;
  operation: Operation | null;
  /** What a person asked the program for, where it does not show the commands that it sends. */
  asked: { readonly verb: string; readonly argument: string } | null;
  /** Something went wrong and was said; consequences of it are no news until the next command. */
  ended: boolean;
  /** QUIT was sent, or the program said goodbye: what breaks off now is meant to. */
  leaving: boolean;
  /** No command was sent while another one waited for its answer. */
  lockStep: boolean;
  lastLine: number;
  readonly seen: SeenInLog[];
}

export const newSession = (from: Partial<LogSession> = {}): LogSession => ({
  stage: 'nothing',
  host: null,
  address: null,
  port: null,
  protection: 'clear',
  pending: [],
  handshake: null,
  implicit: null,
  authRefused: null,
  setup: null,
  operation: null,
  asked: null,
  ended: false,
  leaving: false,
  lockStep: true,
  lastLine: 0,
  seen: [],
  ...from,
});

/** The facts of one observation: the envelope is filled in. */
export type LogFacts = Seen extends infer S
  ? S extends Seen
    ? Omit<S, 'target' | 'elapsedMs' | 'failure' | 'detail'> & Partial<Pick<S, 'failure' | 'detail'>>
    : never
  : never;

/**
 * Notes what a line shows, about the address and port that this session talks to.
 * @param port another port than the control connection's, for data connections
 * @param about the command and argument it is about
 */
export function note(
  session: LogSession,
  line: number,
  facts: LogFacts,
  port = session.port,
  about: string | null = null,
): void {
  const { host, address } = session;
  const target = host === null && address === null ? null : { host: host ?? address ?? '', address, port };
  session.seen.push({
    seen: { target, elapsedMs: null, failure: null, detail: null, ...facts },
    line,
    about,
  });
}
