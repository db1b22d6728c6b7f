import type { Failure } from '@/lib/net/failure';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import type { KitFacts, KitObserver } from './kit-observer';
import { type Exchange, failureOfEnd, type LoginSession, lastReply } from './login-session';
import { readPassive } from './read-passive';

type Data = ObservationOf<'data-connection'>;

/** Bytes of the file that the kit uploads. */
const fileBytes = 1920;

/** curl cannot encrypt data connections that the service opens in some of its versions; that is no fault of the network. */
const ownFault = /inet_ntop/;

/** Replies to a transfer command that are about the data connection, not the file (RFC 959 section 5.4, RFC 2228). */
const dataReplies: ReadonlySet<number> = new Set([421, 425, 426, 521, 522, 534]);

/** One agreement on a data connection, and the command whose data went over it, where it came to that. */
interface Attempt {
  readonly command: Exchange;
  readonly port: number | null;
  started: Exchange | null;
}

/** The data connections and what went over them, for a conversation that was logged in. */
export function observeTransfers(session: LoginSession, observe: KitObserver): Observation[] {
  const { address, port } = session;
  const attempts = attemptsOf(session);
  const started = attempts.find((attempt) => attempt.started !== null)?.started ?? null;
  if (started?.notes.some((note) => ownFault.test(note)))
    return [observe({ kind: 'not-tested', check: 'active-data', reason: 'no-tool' }, { address, port })];
  const data = attempts.map((attempt) => dataOf(session, attempt, attempt === attempts.at(-1), observe));
  // What becomes of a call that does not come is told by the call alone.
  const isWhole = session.name !== 'active-list' || data.every(({ failure }) => failure === null);
  return [
    ...(isWhole ? data : []),
    ...(started && isWhole ? [transferOf(session, started, observe)] : []),
    ...deletionOf(session, observe),
  ];
}

function attemptsOf(session: LoginSession): Attempt[] {
  const attempts: Attempt[] = [];
  for (const exchange of session.exchanges) {
    const { verb } = exchange;
    const reply = exchange.replies[0] ?? null;
    if (verb === 'EPSV' || verb === 'PASV') {
      const { port } = readPassive(verb, reply, session.address);
      // Without a port there is nothing to connect to.
      if (port !== null) attempts.push({ command: exchange, port, started: null });
    } else if ((verb === 'EPRT' || verb === 'PORT') && reply !== null && reply.code < 300)
      attempts.push({ command: exchange, port: null, started: null });
    const last = attempts.at(-1);
    if (last && (verb === 'LIST' || verb === 'STOR')) last.started ??= exchange;
  }
  return attempts;
}

const dataCommands = { EPSV: 'EPSV', PASV: 'PASV', PORT: 'PORT', EPRT: 'EPRT' } as const;
const isDataCommand = (verb: string): verb is keyof typeof dataCommands => Object.hasOwn(dataCommands, verb);

function dataOf(session: LoginSession, attempt: Attempt, isLast: boolean, observe: KitObserver): Observation {
  const { command, started, port } = attempt;
  const failure = started ? failureOnceOpen(session, started) : failureToOpen(session, command, isLast);
  const reply = started ? lastReply(started) : null;
  const facts: KitFacts<'data-connection'> = {
    kind: 'data-connection',
    protection: session.protection,
    mode: port === null ? 'active' : 'passive',
    command: isDataCommand(command.verb) ? dataCommands[command.verb] : 'EPSV',
    purpose: 'listing',
    resumption: 'offered',
    reached: reachedOf(session, started, failure),
    tls: null,
    bytes: (started?.verb === 'STOR' ? session.sent : started && session.received) ?? 0,
    closed: failure === null && reply !== null && reply.code < 300 ? 'clean' : null,
    reply,
  };
  return observe(facts, { address: session.address, port: port ?? session.port, failure });
}

/** The service is told to begin only once the connection stands, so a command that was sent shows that it does. */
function failureOnceOpen(session: LoginSession, started: Exchange): Failure | null {
  const reply = lastReply(started);
  if (reply && reply.code >= 400) return dataReplies.has(reply.code) ? 'reply_negative' : null;
  if (reply && reply.code >= 200) return null;
  const words = started.notes.join('\n');
  if (/TLS alert/.test(words)) return 'tls_alert';
  return /error:/.test(words) ? 'tls_failed' : failureOfEnd(session);
}

function failureToOpen(session: LoginSession, command: Exchange, isLast: boolean): Failure {
  const words = command.notes.join('\n');
  if (/failed: Connection refused/.test(words)) return 'refused';
  if (/failed: No route to host/.test(words)) return 'host_unreachable';
  if (/failed: Network is unreachable/.test(words)) return 'network_unreachable';
  return (isLast ? failureOfEnd(session) : null) ?? 'timed_out';
}

function reachedOf(
  session: LoginSession,
  started: Exchange | null,
  failure: Failure | null,
): Data['reached'] {
  if (!started) return 'nothing';
  const reply = lastReply(started);
  if (failure === null && reply !== null && reply.code < 300) return 'closed';
  if ((session.received ?? 0) + (session.sent ?? 0) > 0) return 'bytes';
  return started.notes.some((note) => /^SSL connection using/.test(note)) ? 'encrypted' : 'connected';
}

function transferOf(session: LoginSession, started: Exchange, observe: KitObserver): Observation {
  const isUpload = started.verb === 'STOR';
  const reply = lastReply(started);
  const isNegative = reply !== null && reply.code >= 400;
  const isDone = reply !== null && reply.code >= 200 && !isNegative;
  return observe(
    {
      kind: 'transfer',
      operation: isUpload ? 'upload' : 'list',
      protection: session.protection,
      bytesExpected: isUpload ? fileBytes : null,
      bytesSeen: isUpload ? session.sent : session.received,
      sizeOnServer: null,
      contentMatches: null,
      reply,
      size: 'small',
      controlIdleMs: null,
    },
    {
      address: session.address,
      port: session.port,
      failure: isNegative ? 'reply_negative' : isDone ? null : failureOnceOpen(session, started),
    },
  );
}

function deletionOf(session: LoginSession, observe: KitObserver): Observation[] {
  const deleted = session.exchanges.find(({ verb }) => verb === 'DELE');
  const reply = lastReply(deleted);
  if (reply === null) return [];
  return [
    observe(
      {
        kind: 'transfer',
        operation: 'delete',
        protection: session.protection,
        bytesExpected: null,
        bytesSeen: null,
        sizeOnServer: null,
        contentMatches: null,
        reply,
        size: 'small',
        controlIdleMs: null,
      },
      { address: session.address, port: session.port, failure: reply.code >= 400 ? 'reply_negative' : null },
    ),
  ];
}
