import { commonPhrases, mayBeCommon } from './common-phrases';
import type { LogEntry, Said } from './log-entry';
import { type LogReader, lineLimit, type Phrase } from './log-reader';
import { asCommand, asReply, readProtocolLine, speaksOtherwise, withoutDecoration } from './protocol-line';

/** Lines between two of a reply that begin otherwise, as lists of features do. */
const furtherLines = 60;
/** Lines of one reply that are joined; servers with longer welcomes are read on without them. */
const replyLines = 200;

/** A paste so short that its program cannot be recognised: the sentences of every program are tried. */
const fewLines = 12;

/**
 * Reads the lines of a log one by one. A program's own phrases come before the protocol, and the words of operating
 * systems after it. Lines that say nothing are left out. Takes time in proportion to the number of lines.
 *
 * @param others sentences of other programs, tried where a paste is too short to know its program
 * @param from how many lines at the beginning are passed over
 */
export function readEntries(
  lines: readonly string[],
  reader: LogReader,
  others: readonly Phrase[] = [],
  from = 0,
): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  const guesses = lines.length <= fewLines ? others : [];
  for (let at = from; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').slice(0, lineLimit);
    if (line.trim() === '') continue;
    const place = { line: at + 1, at: timeOf(line), channel: channelOf(line) };
    for (const said of readLine(line, reader, guesses)) {
      if (said.kind !== 'reply') {
        entries.push({ ...place, ...said });
        continue;
      }
      const end = endOfReply(lines, at, said.code);
      const rest = lines.slice(at + 1, end + 1).map((more) => withoutDecoration(more.slice(0, lineLimit)));
      entries.push({ ...place, ...said, text: [said.text, ...rest].join('\n').slice(0, 4000) });
      at = end;
    }
  }
  return entries;
}

/** What a line says: nothing at all, or one thing, or several where a program puts them side by side. */
function readLine(line: string, reader: LogReader, guesses: readonly Phrase[]): readonly Said[] {
  const own = inWords(line, reader.phrases);
  if (own) return own;
  const protocol = readProtocolLine(line);
  if (protocol) return [protocol];
  if (speaksOtherwise(line) && !/^\W{0,4}HTTP\/\S{1,4} 40[37]\b/.test(line))
    return [{ kind: 'foreign', text: withoutDecoration(line).trim() }];
  const sentence = reader.sentence?.(line);
  if (sentence) return sentence;
  if (guesses.length > 0) {
    const guess = inWords(line, guesses);
    if (guess) return guess;
  }
  return mayBeCommon.test(line) ? (inWords(line, commonPhrases) ?? []) : [];
}

/** Null when no phrase fits. */
function inWords(line: string, phrases: readonly Phrase[]): readonly Said[] | null {
  for (const phrase of phrases) {
    const found = phrase.pattern.exec(line);
    if (!found) continue;
    const said = phrase.said === null ? null : phrase.said(found);
    if (said === null) return [];
    return 'kind' in said ? [said] : said;
  }
  return null;
}

/**
 * Where a reply that begins with a hyphen ends: at its own code and a space (RFC 959 section 4.2). Where the end is
 * missing, after the lines that begin like it; so that no line is looked at again and again.
 */
function endOfReply(lines: readonly string[], start: number, code: number): number {
  const beginning = (lines[start] ?? '').slice(0, lineLimit);
  const bare = withoutDecoration(beginning);
  if (!asReply(bare)?.open) return start;
  const decoration = decorationOf(beginning, bare);
  const limit = Math.min(lines.length, start + replyLines);
  let alike = start;
  for (let at = start + 1; at < limit; at += 1) {
    const whole = (lines[at] ?? '').slice(0, lineLimit);
    const line = withoutDecoration(whole);
    const reply = asReply(line);
    if (reply?.code === code && !reply.open) return at;
    if (reply?.code === code) {
      alike = at;
      continue;
    }
    // Another reply or a command: the end was cut out of the log. Names of features look like commands.
    if (reply !== null || (asCommand(line) && decorationOf(whole, line) !== decoration)) return at - 1;
    if (at - alike > furtherLines) return alike;
  }
  return alike;
}

/** What stands before a command or reply, whatever its numbers. */
const decorationOf = (whole: string, bare: string): string =>
  whole
    .slice(0, whole.length - bare.length)
    .replace(/\d/g, '0')
    .trim();

/**
 * The connection a line belongs to, where a program numbers them: the sides of a transfer between two servers, and the
 * numbers of process and connection that FileZilla writes to files. Empty where it does not.
 */
function channelOf(line: string): string {
  const side = /^\s*\[([LR])\] /.exec(line.slice(0, 20));
  if (side) return side[1] ?? '';
  const numbers = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (\d{1,7} \d{1,4}) /.exec(line.slice(0, 60));
  if (numbers) return numbers[1] ?? '';
  return /^\((\d{3,10})\) ?\d/.exec(line.slice(0, 30))?.[1] ?? '';
}

/** Milliseconds of the day, or of all days, where the line begins with a time. */
function timeOf(line: string): number | null {
  const found = /(?:(\d{4})-(\d\d)-(\d\d)[T ])?\b(\d\d?):(\d\d):(\d\d)(?:[.,](\d{1,3}))?/.exec(
    line.slice(0, 60),
  );
  if (!found) return null;
  const [, year, month, day, hour, minute, second, fraction = '0'] = found;
  const ofDay =
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0'));
  return year === undefined ? ofDay : Date.UTC(Number(year), Number(month) - 1, Number(day)) + ofDay;
}
