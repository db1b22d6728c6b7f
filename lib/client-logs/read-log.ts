import { maskPasted } from '@/lib/ftp/redact';
import type { Observation } from '@/lib/observations/observation';
import { type Result, refusal, success } from '@/lib/result';
import { observeLog } from './conversation/observe-log';
import { type LogReader, lineLimit } from './log-reader';
import { readEntries } from './read-entries';
import { logReaders } from './registry';

/** UTF-16 units of a log that is read. */
export const logLimit = 5 * 1024 * 1024;
/** Lines from the beginning that show which program wrote it. */
const recognitionLines = 400;
/** Lines that are read: the last ones, which tell how things stand; a longer log repeats itself. */
const lineBudget = 10_000;
/** Observations of one log that are kept: the last ones, which hold the newest attempt. */
const observationLimit = 400;

/** What a log was understood to be, and what it shows. */
export interface LogReading {
  readonly reader: string;
  readonly client: string;
  readonly observations: readonly Observation[];
  /** By observation id: the number of the line that shows it, from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** The text that was read, with secrets masked. */
  readonly text: string;
  /** Places that looked like a secret and were masked. */
  readonly masked: number;
  /** Lines at the beginning that were not read, because the log has more than anybody needs. */
  readonly unread: number;
}

/**
 * Reads the log of any FTP client. Works on text alone, in time proportional to its length; of the
 * conversation at most `lineBudget` lines are read.
 *
 * @param at when it was handed in, as ISO date: what observations of it are dated with
 * @param prefix begins the ids of the observations, so that two logs of one session are kept apart
 * @returns `empty` without any text, `too-long` beyond `logLimit`, `nothing-found` when no line speaks of FTP
 */
export function readLog(
  raw: string,
  at: string,
  prefix: string,
): Result<LogReading, 'empty' | 'too-long' | 'nothing-found'> {
  if (raw.trim() === '') return refusal('empty');
  if (raw.length > logLimit) return refusal('too-long');
  const { text, masked } = maskPasted(raw);
  const lines = text.split(/\r\n|\n|\r/);
  const reader = recognise(lines);
  const unread = Math.max(0, lines.length - lineBudget);
  const writer = { client: reader.client, pipelines: reader.pipelines === true };
  const found = observeLog(readEntries(lines, reader, phrasesOfOthers(reader), unread), writer).slice(
    -observationLimit,
  );
  if (found.length === 0) return refusal('nothing-found');
  const observations = found.map(
    ({ seen }, place): Observation => ({
      v: 1,
      id: `${prefix}/${String(place).padStart(3, '0')}`,
      vantage: { kind: 'client-log', network: '' },
      at,
      ...seen,
    }),
  );
  const places = new Map(found.map(({ line }, place) => [observations[place]?.id ?? '', line]));
  return success({
    reader: reader.id,
    client: reader.client,
    observations,
    lines: places,
    text,
    masked,
    unread,
  });
}

/** The reader that knows these lines best. */
function recognise(lines: readonly string[]): LogReader {
  const first = lines.slice(0, recognitionLines).map((line) => line.slice(0, lineLimit));
  const scored = logReaders.map((reader) => ({ reader, score: reader.recognises(first) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.reader;
}

/** Where nobody knows the program, what every program says about failures. */
const phrasesOfOthers = (reader: LogReader) =>
  reader.id === 'any-client'
    ? logReaders.flatMap(({ phrases }) => phrases.filter(({ of }) => of === 'failure'))
    : [];
