import type { ClientEvent } from '../log-entry';
import { type DataSetup, type LogSession, note, type Operation } from './log-session';
import { isActive } from './note-data';
import { onUnroutable } from './on-passive-reply';
import { endHandshake, onReply } from './on-reply';
import { onFailed } from './on-saying';
import { succeed } from './on-transfer-reply';

/** What a program tells about its own doing. Attempts to connect are handled where sessions begin. */
export function onEvent(session: LogSession, line: number, event: ClientEvent): void {
  switch (event.type) {
    case 'connected':
      onConnected(session, line, event.implicit);
      return;
    case 'encrypting':
      if (session.stage === 'connecting' || session.stage === 'connected') session.implicit ??= line;
      return;
    case 'encrypted':
      endHandshake(session);
      return;
    case 'logged-in':
      if (session.stage !== 'ready')
        note(session, line, { kind: 'login', protection: session.protection, stage: 'done', reply: null });
      session.stage = 'ready';
      session.ended = false;
      return;
    case 'passive':
      session.setup = { command: event.command, address: null, port: null, line };
      session.stage = 'ready';
      return;
    case 'trying':
      if (session.setup) onDataConnecting(session, line, event.host, event.port);
      return;
    case 'data-connecting':
      onDataConnecting(session, line, event.address, event.port);
      return;
    case 'asked':
      onEnd(session, line, 'prompt');
      session.asked = { verb: event.verb, argument: event.argument };
      session.ended = false;
      return;
    case 'arriving':
      if (session.operation) session.operation = { ...session.operation, connected: true, arriving: true };
      return;
    case 'data-connected':
      session.operation = { ...operationOf(session, line), connected: true };
      return;
    case 'outcome':
      if (session.ended) return;
      session.pending = [{ verb: event.verb, argument: '', line }];
      session.operation = null;
      onReply(session, line, event.code, event.text);
      return;
    case 'unroutable':
      onUnroutable(session, line);
      return;
    case 'failed':
      onFailed(session, line, event.at);
      return;
    case 'awaiting-greeting':
      if (session.stage === 'connecting' || (session.stage === 'nothing' && session.seen.length === 0))
        onConnected(session, line, false);
      return;
    case 'closing':
      return;
    default:
      onEnd(session, line, event.type);
  }
}

function onEnd(session: LogSession, line: number, type: ClientEvent['type']): void {
  if (type === 'done' && session.operation) {
    const { trouble } = session.operation;
    // It overlooked what it told of: nothing was lost.
    if (trouble !== null) session.seen.splice(trouble, 1);
    succeed(session, line, session.operation, null);
  } else if (type === 'prompt' && session.operation?.arriving === true)
    succeed(session, line, session.operation, null);
  if (type === 'prompt') session.asked = null;
  if (type === 'disconnected') onFailed(session, line);
  session.operation = null;
  session.setup = null;
}

function onConnected(session: LogSession, line: number, implicit: boolean): void {
  if (session.stage !== 'nothing' && session.stage !== 'resolving' && session.stage !== 'connecting') {
    if (session.setup && !isActive(session.setup.command))
      session.operation = { ...operationOf(session, line), connected: true };
    return;
  }
  note(session, line, { kind: 'tcp-connect' });
  session.stage = 'connected';
  if (implicit) session.implicit ??= line;
}

/** The operation under way; one that is about to be asked for where the program opens the connection first. */
const operationOf = (session: LogSession, line: number): Operation =>
  session.operation ?? {
    verb: 'LIST',
    argument: '',
    line,
    started: false,
    setup: session.setup,
    connected: false,
    arriving: false,
    trouble: null,
  };

function onDataConnecting(
  session: LogSession,
  line: number,
  address: string | null,
  port: number | null,
): void {
  const before: DataSetup = session.setup ?? { command: 'PASV', address: null, port: null, line };
  if (isActive(before.command)) return;
  session.setup = { ...before, address: address ?? before.address, port: port ?? before.port };
  session.stage = 'ready';
  session.ended = false;
}
