import { type LogSession, note } from './log-session';
import { failData } from './on-saying';
import { succeed } from './on-transfer-reply';

/**
 * What the end of a conversation shows: what was asked for and never came.
 * @param last nothing follows in the log
 */
export function closeSession(session: LogSession, last: boolean): void {
  const { authRefused, lastLine: line } = session;
  const wentOn = session.stage === 'login' || session.stage === 'ready';
  if (authRefused && !wentOn && session.protection === 'clear' && session.handshake === null)
    note(session, authRefused.line, {
      kind: 'tls-handshake',
      mode: 'explicit',
      reply: authRefused.reply,
      tls: null,
      clearText: null,
      failure: 'tls_not_offered',
    });
  if (session.ended || session.leaving) return;
  if (session.handshake !== null || session.implicit !== null) {
    const mode = session.handshake === null ? 'implicit' : 'explicit';
    const reply = mode === 'explicit' ? { code: 234, text: '' } : null;
    note(session, line, {
      kind: 'tls-handshake',
      mode,
      reply,
      tls: null,
      clearText: null,
      failure: last ? 'timed_out' : 'closed',
    });
  } else if (session.operation?.arriving === true) succeed(session, line, session.operation, null);
  else if (
    session.operation !== null &&
    session.operation.trouble === null &&
    session.operation.setup !== null
  )
    failData(session, line, 'timed_out');
  else if (last && session.stage === 'connecting')
    note(session, line, { kind: 'tcp-connect', failure: 'timed_out' });
  else if (session.stage === 'connected')
    note(session, line, {
      kind: 'greeting',
      protection: 'clear',
      speaks: 'nothing',
      reply: null,
      software: null,
      failure: last ? 'timed_out' : 'closed',
    });
}
