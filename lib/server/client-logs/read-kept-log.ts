import { type LogReading, readLog } from '@/lib/client-logs/read-log';
import { type Result, success } from '@/lib/result';
import { keepable, keptEnd } from '@/lib/sessions/evidence/keepable-text';

/** One log to read, as the thread gets it. */
export interface LogJob {
  readonly raw: string;
  /** ISO date. */
  readonly at: string;
  /** Begins the ids of the observations. */
  readonly prefix: string;
}

/** What a log shows, with its text as far as it is kept. */
export interface KeptReading extends LogReading {
  /** Number of the first line of the kept text. */
  readonly firstLine: number;
}

type Reading = ReturnType<typeof readLog>;
export type KeptResult = Result<KeptReading, Extract<Reading, { readonly ok: false }>['reason']>;

/** Everything that takes time in proportion to the length of a log, in one place, so that it can be done elsewhere. */
export function readKeptLog({ raw, at, prefix }: LogJob): KeptResult {
  const read = readLog(keepable(raw), at, prefix);
  if (!read.ok) return read;
  const { text, place } = keptEnd(read.value.text);
  return success({ ...read.value, text, ...place });
}
