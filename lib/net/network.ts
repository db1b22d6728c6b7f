import type { Deadline } from './deadline';
import type { Failure } from './failure';
import type { AllowedTarget } from './target-policy';

/** What went wrong, with the words of the system or the peer where there are any. */
export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
  readonly detail?: string;
}

export type RecordType = 'A' | 'AAAA' | 'CNAME';

export interface NameRecord {
  readonly type: RecordType;
  /** An address, or for CNAME the name it points to: text from a stranger. */
  readonly value: string;
  /** Seconds, where the resolver tells. */
  readonly ttl: number | null;
}

export type ResolveOutcome = { readonly ok: true; readonly records: readonly NameRecord[] } | Failed;

/** One certificate, reduced to plain capped values. Text in it comes from a stranger. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and addresses, at most 50. */
  readonly altNames: readonly string[];
  /** ISO dates. */
  readonly validFrom: string;
  readonly validTo: string;
  /** SHA-256, upper-case hexadecimal with colons. */
  readonly fingerprint: string;
  readonly selfSigned: boolean;
}

export interface TlsFacts {
  /** `TLSv1.3` and so on, as the TLS library names it. */
  readonly version: string;
  readonly cipher: string;
  readonly resumed: boolean;
  /** Leaf first, as sent; at most 10. */
  readonly chain: readonly CertificateFacts[];
  /** Length of the chain as sent, before the cap. */
  readonly chainLength: number;
  /** The leaf carries the name that was asked for (RFC 6125, RFC 9525). */
  readonly nameMatches: boolean;
  /** Null when the chain leads to a trusted root; else the library's code, e.g. `CERT_HAS_EXPIRED`. */
  readonly trustError: string | null;
  /**
   * Status of the leaf in a stapled OCSP response (RFC 6066 section 8), read and not verified; null when none was
   * stapled.
   */
  readonly ocsp: 'good' | 'revoked' | 'unknown' | 'unreadable' | null;
}

/** An opaque ticket to resume a TLS session with (RFC 4217 section 10.2 asks it of data connections). */
export interface TlsSession {
  readonly ticket: unknown;
}

export interface TlsOptions {
  /** Name for SNI and for the comparison with the certificate; null when the customer typed an address. */
  readonly serverName: string | null;
  readonly resume: TlsSession | null;
  /**
   * Offer this protocol version alone, with old ciphers as well; left out: every version. One that cannot be offered
   * from here is `our_resources`, and says nothing about the other side.
   */
  readonly onlyVersion?: TlsVersion;
}

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

export type ReadOutcome =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: true; readonly end: true; readonly bytes?: undefined }
  | Failed;
export type WriteOutcome = { readonly ok: true } | Failed;
export type TlsOutcome = ({ readonly ok: true; readonly tls: TlsFacts } | Failed) & {
  /** Bytes in clear that came where the handshake should have: at most 512. */
  readonly clearText?: Uint8Array;
};

/** One TCP connection. Certificates are recorded, never enforced: judging them is the diagnosis's work. */
export interface Connection {
  readonly remoteAddress: string;
  readonly localAddress: string;
  /** The next bytes, or the end of the stream. One reader at a time. */
  read(deadline: Deadline): Promise<ReadOutcome>;
  write(bytes: Uint8Array, deadline: Deadline): Promise<WriteOutcome>;
  /** Handshakes as client on this connection; on success reads and writes are encrypted from then on. */
  startTls(options: TlsOptions, deadline: Deadline): Promise<TlsOutcome>;
  /** The session to resume on data connections; null without TLS or before one was issued. */
  tlsSession(): TlsSession | null;
  /** Says "no more from us" and waits for nothing. */
  end(): void;
  /** Destroys the socket. Safe to call twice. */
  destroy(): void;
}

export type ConnectOutcome = { readonly ok: true; readonly connection: Connection } | Failed;

export interface Listener {
  /** The address by which the peer can reach it: what PORT and EPRT carry. */
  readonly address: string;
  readonly port: number;
  /** The connection of the one allowed peer; everybody else is closed unread and counted. */
  accept(deadline: Deadline): Promise<ConnectOutcome>;
  strangers(): number;
  /** Where the first of them came from; null without one. */
  firstStranger(): string | null;
  close(): void;
}

export type ListenOutcome = { readonly ok: true; readonly listener: Listener } | Failed;

/**
 * The network as an argument. `lib/server/network` implements it over real sockets, tests as a scripted internet.
 * Every operation takes a deadline whose signal really destroys what was opened. Nothing here throws for what
 * the network does.
 */
export interface Network {
  /** One question to the configured resolver: no hosts file, no search domains. `ENODATA` is an empty list. */
  resolve(name: string, type: RecordType, deadline: Deadline): Promise<ResolveOutcome>;
  /** Connects to a decision of the target policy, and to nothing else. */
  connect(target: AllowedTarget, deadline: Deadline): Promise<ConnectOutcome>;
  /**
   * Listens on a random port of a configured range for one connection of one peer (active mode), for 15 s at most.
   * `our_network` when the peer could not get here: nothing is set up, or no address of ours is reachable from there.
   * @param peer where the control connection leads
   * @param localAddress our end of the control connection
   */
  listen(peer: AllowedTarget, localAddress: string, deadline: Deadline): Promise<ListenOutcome>;
}
