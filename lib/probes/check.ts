import type { ControlChannel } from '@/lib/ftp/control-channel';
import type { TranscriptLine } from '@/lib/ftp/transcript';
import type { Deadline } from '@/lib/net/deadline';
import type { Failure } from '@/lib/net/failure';
import type { Network } from '@/lib/net/network';
import type { AllowedTarget, TargetPolicy } from '@/lib/net/target-policy';
import type {
  NotTestedReason,
  ObservationKind,
  ObservedReply,
  Protection,
  Seen,
} from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import type { EndToEndTransfer } from './end-to-end-transfer';
import type { Limits } from './limits';
import type { Milestone } from './milestone';

/** What the person asked to have tested. Contains no secret. */
export interface ProbeRequest {
  /** Canonical name or address. */
  readonly host: string;
  readonly isAddress: boolean;
  /** The port that the person's program uses: tested beside the control ports of the profile. Null: those alone. */
  readonly port: number | null;
  /** How the customer's program encrypts, when they said so. `plain` is consent to send a login in clear. */
  readonly encryption: 'explicit' | 'implicit' | 'plain' | null;
  readonly hasLogin: boolean;
  /** Only these checks (and what they need); null for all. */
  readonly checks: readonly string[] | null;
  /** Also what takes minutes: measured in the background, after everything else is known. */
  readonly thorough: boolean;
  /** A port that the person opened for the service's calls, on the address they have proved to be theirs. */
  readonly inbound: { readonly address: string; readonly port: number } | null;
}

/** A user and password in memory, for one run. Never serialised. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

export interface CheckTarget {
  readonly host: string;
  /** Null before the name is resolved, or where the address is chosen while the run goes on. */
  readonly address: string | null;
  readonly port: number | null;
}

/**
 * The control connection that the checks of one address and port hand on to each other, so that one connection
 * answers as many questions as it can and the service never sees a burst.
 */
export interface Lane {
  control: ControlChannel | null;
  /** The last usable answer to PASV or EPSV. */
  passive: { readonly command: 'PASV' | 'EPSV'; readonly port: number } | null;
  /** What was said on every connection of the lane so far, without secrets; grows as they go on. */
  readonly conversations: (readonly TranscriptLine[])[];
  /** How the connection was protected on which the login was accepted; stays when the connection is given up. */
  loggedIn?: Protection;
}

/** One more connection of the same user: let in, or refused with the service's words where it said any. */
export type FurtherLogin =
  | { readonly ok: true }
  | { readonly ok: false; readonly reply: ObservedReply | null; readonly failure: Failure | null };

export interface CheckContext {
  readonly network: Network;
  readonly policy: TargetPolicy;
  readonly profile: Profile;
  readonly request: ProbeRequest;
  readonly limits: Limits;
  readonly deadline: Deadline;
  readonly lane: Lane;
  readonly login: Login | null;
  /** The pinned target this lane talks to; null for checks about the name. */
  readonly pinned: AllowedTarget | null;
  /** Fingerprint of the first certificate seen on any control connection of the run. */
  readonly controlCertificate: Milestone<string>;
  /** The everyday client; null where this installation has none. */
  readonly transfer: EndToEndTransfer | null;
  /** Logs in once more and keeps that connection open for the checks that follow; null outside lanes with a login of their own. */
  readonly furtherLogin: (() => Promise<FurtherLogin>) | null;
  /** Connects and logs in again as the lane did, on a lane of its own; null when that fails, and outside the lane with the login. */
  readonly reopen: ((deadline: Deadline) => Promise<Lane | null>) | null;
  /** Waits for a place that has encrypted; null when there is none. */
  encryptingPlace(): Promise<AllowedTarget | null>;
}

export interface CheckResult {
  readonly seen: readonly Seen[];
  /** Whether the checks that need this one can go on. */
  readonly passed: boolean;
  /** Set when the question turned out not to apply, or could not be asked. */
  readonly notTested?: NotTestedReason;
}

/**
 * One question to the network. It makes one attempt, to one address, without fallback or retry, and never throws
 * for what it measures. It knows no socket and no clock but those of its context.
 */
export interface Check {
  /** Equal to the file name. */
  readonly id: string;
  /** For people: "Does port 21 answer?" without the port. */
  readonly question: string;
  readonly produces: readonly ObservationKind[];
  /** Checks of the same lane, or for a login of its own of the lane `login`, that must have passed, where they are planned. */
  readonly needs: readonly string[];
  /**
   * Which lane it belongs to: the name; every control address and port; a separate clear-text connection per port; the
   * first place that encrypts, over connections that the check opens itself; the connection with the login; a control
   * connection with a login of its own; the host's web portal; or the port that the person opened.
   */
  readonly lane: 'name' | 'control' | 'plain' | 'tls' | 'login' | 'own-login' | 'web' | 'inbound';
  /** `background`: takes minutes, and goes on while the results of the others can be read already. */
  readonly phase: 'foreground' | 'background';
  /** Milliseconds it may take at most. */
  limitMs(limits: Limits): number;
  /** Whether it applies to a target of its lane under this request and profile. */
  appliesTo(target: CheckTarget, request: ProbeRequest, profile: Profile): boolean;
  run(target: CheckTarget, context: CheckContext): Promise<CheckResult>;
}
