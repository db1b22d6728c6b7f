import type { Failure } from '@/lib/net/failure';
import type { ObservedReply } from '@/lib/observations/observation';
import type { KitLine, KitLineOf } from './kit-line';
import { replyOf } from './observe-place';

/** A command and the final answer to it; null when none came. */
export interface Exchange {
  readonly verb: string;
  readonly argument: string;
  readonly replies: readonly ObservedReply[];
  /** What the program said of itself between this command and the next. */
  readonly notes: readonly string[];
}

/** One conversation with a user's login, out of the lines between `session` and `done`. */
export interface LoginSession {
  readonly name: KitLineOf<'session'>['fields'][0];
  readonly address: string;
  readonly port: number;
  readonly protection: 'explicit' | 'implicit';
  /** In order; what came before the first command is left out. */
  readonly exchanges: readonly Exchange[];
  readonly received: number | null;
  readonly sent: number | null;
  /** How curl ended (its manual, section "exit codes"); the other script uses the same numbers. */
  readonly ended: number;
}

export type SessionLine = Extract<KitLine, { word: 'session' | 'sent' | 'got' | 'note' | 'bytes' | 'done' }>;

interface Growing {
  verb: string;
  argument: string;
  replies: ObservedReply[];
  notes: string[];
}

/**
 * Reads one conversation.
 * @param lines from `session` to `done`
 * @returns null when they are not in that order
 */
export function readLoginSession(lines: readonly SessionLine[]): LoginSession | null {
  const [first, ...rest] = lines;
  const last = rest.pop();
  if (first?.word !== 'session' || last?.word !== 'done') return null;
  const exchanges: Growing[] = [];
  let bytes: readonly number[] = [];
  for (const line of rest) {
    if (line.word === 'session' || line.word === 'done') return null;
    if (line.word === 'bytes') bytes = line.fields[0].split(' ').map(Number);
    else if (line.word === 'sent') {
      const [verb = '', ...words] = line.fields[0].split(' ');
      exchanges.push({ verb: verb.toUpperCase(), argument: words.join(' '), replies: [], notes: [] });
    } else if (line.word === 'note') exchanges.at(-1)?.notes.push(line.fields[0]);
    else hear(exchanges, line.fields[0]);
  }
  const [name, address, port, protection] = first.fields;
  const [received = null, sent = null] = bytes;
  return { name, address, port, protection, exchanges, received, sent, ended: last.fields[0] };
}

/**
 * Only the last line of a reply has a blank after its code (RFC 959 section 4.2). It answers the oldest command that has
 * no final answer yet: curl sometimes sends the next one before.
 */
function hear(exchanges: readonly Growing[], line: string): void {
  const reply = /^\d{3}( |$)/.test(line) ? replyOf(line) : null;
  const waiting = exchanges.find(({ replies }) => (replies.at(-1)?.code ?? 0) < 200);
  if (reply) waiting?.replies.push(reply);
}

/** The numbers with which curl ends for a reason of the connection. */
const endFailures: ReadonlyMap<number, Failure> = new Map([
  [7, 'refused'],
  [28, 'timed_out'],
  [35, 'tls_failed'],
  [55, 'reset'],
  [56, 'closed'],
]);

/** Why nothing more came after the last command; null when it ended well. */
export const failureOfEnd = ({ ended }: LoginSession): Failure | null =>
  ended === 0 ? null : (endFailures.get(ended) ?? 'closed');

export const lastReply = (exchange: Exchange | undefined): ObservedReply | null =>
  exchange?.replies.at(-1) ?? null;
