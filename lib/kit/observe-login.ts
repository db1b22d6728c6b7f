import { parseExtendedPort, parsePortArgument } from '@/lib/ftp/extended-port';
import type { Observation } from '@/lib/observations/observation';
import type { KitObserver } from './kit-observer';
import { failureOfEnd, type LoginSession, lastReply } from './login-session';
import { observeTransfers } from './observe-transfers';
import { readPassive } from './read-passive';

/** What a conversation with a user's login showed: the login, the data connection and the transfer. */
export function observeLogin(session: LoginSession, observe: KitObserver): Observation[] {
  const { address, port } = session;
  const login = loginOf(session, observe);
  if (login === null)
    return [observe({ kind: 'not-tested', check: 'login', reason: 'needs-earlier' }, { address, port })];
  // The same login is made for each conversation; only the first, or one that went wrong, tells something new.
  const seen = session.name === 'passive-list' || login.failure !== null ? [login] : [];
  if (login.failure !== null) return seen;
  const asked = session.name === 'active-list' ? activeOf(session, observe) : passiveOf(session, observe);
  return [...seen, ...asked, ...observeTransfers(session, observe)];
}

/** @returns null when it never came to a user name */
function loginOf(session: LoginSession, observe: KitObserver): Observation | null {
  const user = session.exchanges.find(({ verb }) => verb === 'USER');
  if (!user) return null;
  const pass = session.exchanges.find(({ verb }) => verb === 'PASS');
  const reply = lastReply(pass ?? user);
  const stage =
    reply?.code === 332 ? 'account' : reply && reply.code < 300 ? 'done' : pass ? 'password' : 'user';
  const isNegative = reply !== null && reply.code >= 400;
  const failure = isNegative ? 'reply_negative' : reply === null ? failureOfEnd(session) : null;
  return observe(
    { kind: 'login', protection: session.protection, stage, reply },
    { address: session.address, port: session.port, failure },
  );
}

/** EPSV and, where that was refused, PASV. */
function passiveOf(session: LoginSession, observe: KitObserver): Observation[] {
  const { address, port, protection } = session;
  return session.exchanges.flatMap((exchange) => {
    const command = exchange.verb;
    if (command !== 'EPSV' && command !== 'PASV') return [];
    const reply = exchange.replies[0] ?? null;
    // A second try that nobody answered any more says nothing that the first does not.
    if (reply === null && session.exchanges.some(({ verb }) => verb === 'LIST' || verb === 'STOR')) return [];
    const named = readPassive(command, reply, address);
    return [
      observe(
        {
          kind: 'passive-reply',
          protection,
          command,
          reply,
          address: named.address,
          port: named.port,
          names: named.names,
        },
        { address, port, failure: reply === null ? failureOfEnd(session) : named.failure },
      ),
    ];
  });
}

/** EPRT or PORT, whether the service took it, and whether it came. */
function activeOf(session: LoginSession, observe: KitObserver): Observation[] {
  const { address, port, protection } = session;
  const asked = session.exchanges.findLast(({ verb }) => verb === 'EPRT' || verb === 'PORT');
  if (!asked) return [];
  const command = asked.verb === 'EPRT' ? 'EPRT' : 'PORT';
  const place = command === 'EPRT' ? parseExtendedPort(asked.argument) : parsePortArgument(asked.argument);
  if (place === null || place === 'unknown-family') return [];
  const reply = lastReply(asked);
  const arrived = session.exchanges.some(({ notes }) =>
    notes.some((note) => /accepted from server/.test(note)),
  );
  const list = session.exchanges.find(({ verb }) => verb === 'LIST');
  const failure =
    reply && reply.code >= 400
      ? 'reply_negative'
      : arrived || (session.ended === 0 && list)
        ? null
        : (lastReply(list)?.code ?? 0) >= 400
          ? 'timed_out'
          : (failureOfEnd(session) ?? 'timed_out');
  return [
    observe(
      { kind: 'active-callback', protection, command, announced: place, reply, from: null, strangers: 0 },
      { address, port, failure },
    ),
  ];
}
