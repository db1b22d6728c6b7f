import type { Socket } from 'node:net';
import { type ConnectionOptions, connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { Deadline } from '@/lib/net/deadline';
import { inertText } from '@/lib/net/inert-text';
import type { Failed, TlsFacts, TlsOptions, TlsOutcome, TlsSession } from '@/lib/net/network';
import { ocspStatus } from '@/lib/net/ocsp-status';
import { readChain } from './certificate-facts';
import { classifySocketError, classifyTlsError } from './classify-socket-error';
import { ClearTextTap } from './clear-text-tap';
import { onDeadline, outOfTime } from './out-of-time';
import { createTurns } from './turn';

export interface HandshakeRequest {
  /** Whatever it has received and nobody has read counts as received by the handshake. */
  readonly raw: Socket;
  /** Compared with the certificate. */
  readonly host: string;
  readonly options: TlsOptions;
  readonly context: SecureContext;
  readonly deadline: Deadline;
  /** Gets the session, again for every newer ticket (RFC 8446 section 4.6.1 sends them after the handshake). */
  onSession(session: Buffer): void;
}

export interface Handshake {
  readonly outcome: TlsOutcome;
  /** Null when the handshake failed; the socket is destroyed then. */
  readonly stream: TLSSocket | null;
}

/** A session with what the full handshake has shown: a resumed one brings no certificate (RFC 8446 section 2.2). */
export interface SessionTicket {
  readonly session: Buffer;
  readonly facts: TlsFacts;
}

/** Our own form of an opaque session; null for none and for one of another network. */
export function ticketOf(resume: TlsSession | null): SessionTicket | null {
  const ticket = resume?.ticket;
  return isTicket(ticket) ? ticket : null;
}

const isTicket = (ticket: unknown): ticket is SessionTicket =>
  typeof ticket === 'object' &&
  ticket !== null &&
  'session' in ticket &&
  Buffer.isBuffer(ticket.session) &&
  'facts' in ticket;

/** Handshakes that keep the processor busy at the same moment in this process. */
const takeTurn = createTurns(16, 250);

/** Handshakes as client, when its turn has come. No certificate is refused here. */
export async function handshake(request: HandshakeRequest): Promise<Handshake> {
  const leave = await takeTurn(request.deadline);
  if (leave === null) {
    request.raw.destroy();
    return { outcome: outOfTime(request.deadline), stream: null };
  }
  try {
    return await shakeHands(request);
  } finally {
    leave();
  }
}

function shakeHands(request: HandshakeRequest): Promise<Handshake> {
  const { raw, options, deadline } = request;
  const ticket = ticketOf(options.resume);
  return new Promise((resolve) => {
    const notSpoken = () => fail({ ok: false, failure: 'tls_not_spoken' });
    // The detour costs time for every byte. What has come already may be clear text, whatever is asked.
    const tapped = options.onlyVersion === undefined || raw.readableLength > 0;
    const tap = tapped ? new ClearTextTap(raw, deadline.clock, notSpoken) : null;
    const settings: ConnectionOptions & { readonly requestOCSP: boolean } = {
      socket: tap ?? raw,
      secureContext: request.context,
      rejectUnauthorized: false,
      requestOCSP: options.onlyVersion === undefined,
      // The comparison is made with our own facts; here it would overwrite the verdict about the chain.
      checkServerIdentity: () => undefined,
      ...(options.serverName === null ? {} : { servername: options.serverName }),
      ...(ticket ? { session: ticket.session } : {}),
    };
    const stream = connect(settings);
    let settled = false;
    let staple: Buffer | null = null;
    const settle = (outcome: TlsOutcome, kept: TLSSocket | null) => {
      if (settled) return;
      settled = true;
      stopDeadline();
      const clearText = tap?.clearText;
      resolve({ outcome: clearText ? { ...outcome, clearText } : outcome, stream: kept });
      if (!kept) stream.destroy();
      if (!kept) (tap ?? raw).destroy();
    };
    const fail = (failed: Failed) => settle(failed, null);
    const stopDeadline = onDeadline(deadline, () => fail(outOfTime(deadline)));
    stream.on('OCSPResponse', (response: Buffer | null) => {
      staple = response;
    });
    stream.on('session', (session) => request.onSession(session));
    stream.on('error', (error) => fail(tap ? explain(error, tap) : explainUntapped(error)));
    stream.once('close', () => fail(tap ? explain(null, tap) : { ok: false, failure: 'closed' }));
    stream.once('secureConnect', () =>
      settle({ ok: true, tls: readFacts(stream, request, ticket, staple) }, stream),
    );
    if (deadline.signal.aborted) fail(outOfTime(deadline));
  });
}

/** Why a handshake ended, from what the library, the socket and the bytes say. */
function explain(error: Error | null, tap: ClearTextTap): Failed {
  if (tap.clearText) return { ok: false, failure: 'tls_not_spoken' };
  if (tap.socketError) return classifySocketError(tap.socketError);
  if (!error) return { ok: false, failure: 'closed' };
  const failed = classifyTlsError(error);
  // Node reports an end in the middle of a handshake as ECONNRESET; the socket itself knows of no reset.
  return failed.failure === 'reset' ? { ok: false, failure: 'closed' } : failed;
}

/** The same where nobody has seen the bytes. */
function explainUntapped(error: Error & { readonly code?: unknown; readonly syscall?: unknown }): Failed {
  // A peer that knows other versions says so in an alert or in its hello; this is about bytes that are no TLS record.
  if (error.code === 'ERR_SSL_WRONG_VERSION_NUMBER')
    return { ...classifyTlsError(error), failure: 'tls_not_spoken' };
  const failed = classifyTlsError(error);
  // A real reset is told by a call of the system.
  return failed.failure === 'reset' && error.syscall === undefined
    ? { ok: false, failure: 'closed' }
    : failed;
}

function readFacts(
  stream: TLSSocket,
  { host, options }: HandshakeRequest,
  ticket: SessionTicket | null,
  staple: Uint8Array | null,
): TlsFacts {
  const resumed = stream.isSessionReused();
  const shared = {
    version: inertText(stream.getProtocol() ?? 'unknown', 16),
    cipher: inertText(stream.getCipher()?.name ?? 'unknown', 64),
    resumed,
  };
  if (resumed && ticket) return { ...ticket.facts, ...shared };
  // Typed as Error, in truth the code of the library; undefined or null when the chain is trusted.
  const verdict: unknown = stream.authorizationError;
  const trustError = verdict
    ? inertText(verdict instanceof Error ? verdict.message : String(verdict), 64)
    : null;
  // A version offered alone is asked for its own sake: the certificate is read and judged elsewhere.
  const leaf = options.onlyVersion === undefined ? stream.getPeerX509Certificate() : undefined;
  const { serialNumber, ...chain } = readChain(leaf, host);
  return { ...shared, ...chain, trustError, ocsp: staple && ocspStatus(staple, serialNumber) };
}
