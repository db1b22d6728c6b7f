import type { SecureContext } from 'node:tls';
import type { Behaviour } from './behaviour';
import type { ControlChannel } from './control-channel';
import type { DataPort } from './data-port';
import type { FileStore } from './file-store';
import type { PortSlice } from './passive-listener';

/** What all sessions of one server share. */
export type ServerContext = {
  readonly behaviour: Behaviour;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly store: FileStore;
  readonly secureContext: SecureContext;
  readonly passive: PortSlice;
  /** The address that PASV names. */
  readonly announcedAddress: string;
  /** Counts passive ports, so that they take turns. */
  passiveTurn: number;
};

/** One client's conversation. Commands change it; nothing else does. */
export type Session = {
  readonly server: ServerContext;
  readonly channel: ControlChannel;
  readonly peer: string;
  /** AUTH TLS is offered: the door speaks explicit TLS and the channel is still in clear. */
  readonly tlsOffered: boolean;
  /** Aborted when the control connection closes; data connections end with it. */
  readonly gone: AbortSignal;
  user: string | null;
  loggedIn: boolean;
  failedLogins: number;
  folder: string;
  /** PROT P was agreed (RFC 2228 section 3). */
  protectsData: boolean;
  dataPort: DataPort | null;
  /** The conversation is over once the current reply is out. */
  done: boolean;
};

/** What a command does with its argument; it sends every reply itself. */
export type Command = {
  readonly needsLogin: boolean;
  run(session: Session, argument: string): Promise<void>;
};
