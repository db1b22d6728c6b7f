import { transferVerbs } from './file-verbs';
import { inferCommand } from './infer-command';
import type { LogSession } from './log-session';

/** Commands that a code is an answer to and to hardly any other (RFC 959 section 5.4, RFC 2228, 2428, 3659). */
const typical: Readonly<Record<number, readonly string[]>> = {
  125: ['LIST', 'NLST', 'MLSD', 'RETR', 'STOR', 'STOU', 'APPE'],
  150: ['LIST', 'NLST', 'MLSD', 'RETR', 'STOR', 'STOU', 'APPE'],
  211: ['FEAT', 'STAT'],
  213: ['SIZE', 'MDTM', 'STAT'],
  215: ['SYST'],
  221: ['QUIT'],
  226: ['LIST', 'NLST', 'MLSD', 'RETR', 'STOR', 'STOU', 'APPE', 'ABOR'],
  227: ['PASV'],
  229: ['EPSV'],
  230: ['PASS', 'USER'],
  234: ['AUTH'],
  257: ['PWD', 'XPWD', 'MKD', 'XMKD'],
  331: ['USER'],
  334: ['AUTH'],
  350: ['REST', 'RNFR'],
  425: ['LIST', 'NLST', 'MLSD', 'RETR', 'STOR', 'STOU', 'APPE', 'PASV', 'EPSV', 'PORT', 'EPRT'],
  426: ['LIST', 'NLST', 'MLSD', 'RETR', 'STOR', 'STOU', 'APPE'],
};

export interface Answered {
  /** Null: a greeting. */
  readonly verb: string | 'idle' | null;
  readonly argument: string;
}

const answered = (verb: Answered['verb'], argument = ''): Answered => ({ verb, argument });

/** The command that a reply belongs to; it is taken off the list of those that wait. */
export function answeredCommand(session: LogSession, code: number, text: string): Answered {
  const { operation } = session;
  if (operation?.started === true && code >= 200 && !hasOtherAnswer(session, code))
    return answered(operation.verb, operation.argument);
  const waiting = takeWaiting(session, code);
  if (waiting) {
    // After a login, a farewell in answer to whatever command means that the session was closed before it.
    if (
      code === 421 &&
      (session.stage === 'ready' || session.stage === 'nothing') &&
      !/^(?:PASV|EPSV|PORT|EPRT|PASS|USER|AUTH)$/.test(waiting.verb)
    )
      return operation ? answered(operation.verb, operation.argument) : answered('idle');
    return answered(waiting.verb, waiting.argument);
  }
  return withoutCommand(session, code, text);
}

/** After 150, replies to other commands can come before the one that ends the transfer. */
const hasOtherAnswer = (session: LogSession, code: number): boolean =>
  (code === 227 || code === 229 || code === 213 || code === 331 || code === 230) &&
  session.pending.some(({ verb }) => typical[code]?.includes(verb) === true);

function takeWaiting(session: LogSession, code: number) {
  const { pending } = session;
  if (pending.length === 0) return null;
  const fits = typical[code];
  // Programs that wait for each answer mean the last one; the answers to those before were cut out.
  if (fits === undefined) return take(session, session.lockStep ? pending.length - 1 : 0);
  const at = pending.findIndex(({ verb }) => fits.includes(verb));
  if (at === -1) {
    // A success that answers none of them: its command was cut out of the log.
    if (code < 400) return null;
    return take(session, pending.length - 1);
  }
  if (at === 0 && pending.length > 1) session.lockStep = false;
  return take(session, at);
}

function take(session: LogSession, at: number) {
  const found = session.pending[at] ?? null;
  session.pending = session.pending.slice(at + 1);
  return found;
}

function withoutCommand(session: LogSession, code: number, text: string): Answered {
  const { stage, operation } = session;
  if (stage !== 'ready' && stage !== 'login' && stage !== 'greeted') {
    const inferred = inferCommand(code, text);
    // The beginning of the log was cut off: this is no greeting.
    if (inferred === null || code === 421 || code >= 500)
      return answered(stage === 'nothing' && inferred !== null && code !== 421 ? inferred : null);
    return answered(inferred);
  }
  if (code === 421) {
    if (operation) return answered(operation.verb, operation.argument);
    return answered(stage === 'ready' ? 'idle' : 'PASS');
  }
  const { asked } = session;
  if (asked && isAnswerTo(asked.verb, code, text)) return answered(asked.verb, asked.argument);
  if (operation && (code === 150 || code === 125 || code >= 226))
    return answered(operation.verb, operation.argument);
  if (stage === 'login' && code >= 400) return answered('PASS');
  const inferred = inferCommand(code, text) ?? 'NOOP';
  // The name of the file stands in the command, which is not there.
  return answered(inferred, transferVerbs.has(inferred) ? '' : text);
}

/** Whether a reply answers what a person asked for, or the setting up of a data connection before it. */
function isAnswerTo(verb: string, code: number, text: string): boolean {
  if (/\b(?:PORT|EPRT|PASV|EPSV|TYPE|passive mode)\b|won't open a connection/i.test(text) && code !== 550)
    return false;
  if (code === 150 || code === 125) return transferVerbs.has(verb);
  return code >= 400 || (code === 250 && !transferVerbs.has(verb)) || (code === 257 && verb === 'MKD');
}
