import { compareWithPeer, parseEpsv, parsePasv } from '@/lib/ftp/passive-reply';
import type { ObservedReply } from '@/lib/observations/observation';
import { type LogSession, note } from './log-session';

/** The answer to PASV or EPSV: the address and port it names, compared with the control connection's. */
export function onPassiveReply(
  session: LogSession,
  line: number,
  command: 'PASV' | 'EPSV',
  reply: ObservedReply,
): void {
  session.stage = 'ready';
  // What was before has its result, or never gets one.
  session.operation = null;
  const { protection, address: peer } = session;
  const good = reply.code === 227 || reply.code === 229;
  const named = good ? placeNamed(command, reply.text) : null;
  const address = named?.address ?? null;
  const port = named?.port ?? null;
  const failure = !good
    ? 'reply_negative'
    : named !== null || isMasked(reply.text)
      ? null
      : 'reply_malformed';
  const names =
    address !== null
      ? compareWithPeer(address, peer ?? (/^0\./.test(address) ? '' : address))
      : command === 'EPSV' && named !== null
        ? ('same' as const)
        : null;
  note(session, line, { kind: 'passive-reply', protection, command, reply, address, port, names, failure });
  if (good) session.setup = { command, address, port, line };
  else session.setup = null;
}

function placeNamed(command: 'PASV' | 'EPSV', text: string): { address: string | null; port: number } | null {
  if (command === 'PASV') {
    const parsed = parsePasv(text);
    return parsed.ok ? parsed.value : null;
  }
  const parsed = parseEpsv(text);
  return parsed.ok ? { address: null, port: parsed.value.port } : null;
}

/** Whoever pasted the log took the numbers out, or the program writes none: that says nothing about the service. */
const isMasked = (text: string): boolean => {
  const inside = /\(([^()]{0,200})\)?/.exec(text)?.[1];
  return inside === undefined ? !/\d/.test(text) : !/^[\d\s,|.-]*$/.test(inside);
};

/** The program finds the address useless that the last passive reply names. */
export function onUnroutable(session: LogSession, line: number): void {
  const at = session.seen.findLastIndex(({ seen }) => seen.kind === 'passive-reply');
  const found = session.seen[at];
  if (found === undefined)
    note(session, line, {
      kind: 'passive-reply',
      protection: session.protection,
      command: 'PASV',
      reply: null,
      address: null,
      port: null,
      names: 'private',
    });
  if (found?.seen.kind !== 'passive-reply') return;
  const { names } = found.seen;
  session.seen[at] = {
    ...found,
    seen: { ...found.seen, names: names === null || names === 'same' ? 'private' : names },
  };
}
