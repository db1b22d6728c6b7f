import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { type LogReading, logLimit, readLog as read } from '@/lib/client-logs/read-log';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Diagnosis } from '@/lib/diagnosis/finding';
import { type ExplainedLine, explainLogLines } from '@/lib/reports/explain-log-lines';
import { findProfile } from '@/lib/server/provider/profiles';
import { type Command, type ExitStatus, exitStatus } from '../command';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

const refusals = {
  empty: 'is empty.',
  'too-long': `is longer than ${logLimit} characters. Give the part around the failure.`,
  'nothing-found': 'shows nothing of an FTP connection.',
} as const;

export const readLog: Command = {
  name: 'read-log',
  operands: 'FILE',
  summary: "reads the log of somebody's FTP program and names what is wrong",
  details: [
    'FILE is text, as the program wrote it or as it was pasted; - stands for what is piped in. Passwords in it are masked before anything else. Nothing is sent anywhere.',
  ],
  options: {
    profile: {
      type: 'string',
      placeholder: 'P',
      meaning: 'the service; what holds for every service when left out',
    },
    json: { type: 'boolean', meaning: 'print the reading and the findings as JSON' },
  },
  operandCount: { least: 1, most: 1 },
  run: async (given, terminal) => {
    const [file = '-'] = given.positionals;
    const name = given.text('profile') ?? 'generic';
    const profile = findProfile(name);
    if (profile === undefined)
      throw new UsageError(`There is no profile "${name}". List them with: portside profiles.`);
    const reading = read(await textOf(file), new Date().toISOString(), 'log');
    if (!reading.ok)
      throw new UsageError(`${file === '-' ? 'What was piped in' : file} ${refusals[reading.reason]}`);
    const diagnosis = diagnose(reading.value.observations, profile);
    const lines = explainLogLines(reading.value, diagnosis.findings);
    if (given.flag('json')) terminal.print(asJson(reading.value, diagnosis, lines));
    else show(terminal, reading.value, diagnosis, lines);
    return statusOf(diagnosis);
  },
};

const statusOf = ({ findings: [first] }: Diagnosis): ExitStatus =>
  first.cause === 'no-problem-found' ? exitStatus.noProblem : exitStatus.findings;

/** Not more than the reader takes, and a little over so that it can say so. A character has at most four bytes. */
async function textOf(file: string): Promise<string> {
  const source: Readable = file === '-' ? process.stdin : createReadStream(file, { end: logLimit * 4 });
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of source) {
      const chunk = Buffer.from(part);
      parts.push(chunk);
      bytes += chunk.length;
      if (bytes > logLimit * 4) break;
    }
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return Buffer.concat(parts).toString('utf8');
}

function asJson(reading: LogReading, { findings }: Diagnosis, lines: readonly ExplainedLine[]): string {
  const { client, reader, masked, unread, observations } = reading;
  return JSON.stringify({ v: 1, client, reader, masked, unread, findings, lines, observations }, null, 2);
}

function show(
  terminal: Terminal,
  { client, masked, unread }: LogReading,
  { findings, nextStep }: Diagnosis,
  lines: readonly ExplainedLine[],
): void {
  terminal.print(`Written by: ${client}`);
  if (masked > 0)
    terminal.print(`Masked: ${masked} ${masked === 1 ? 'place' : 'places'} that looked like a secret.`);
  if (unread > 0) terminal.print(`Not read: the first ${unread} lines.`);
  for (const finding of findings) {
    terminal.print(`\n${finding.headline}`);
    terminal.print(`  ${finding.confidence}: ${finding.certaintyReason}`);
    for (const { text } of finding.actions) terminal.print(`  - ${text}`);
  }
  if (lines.length > 0) terminal.print('\nThe lines that show it:');
  for (const { line, text, words } of lines) terminal.print(`  ${line}: ${text}\n     ${words}`);
  if (nextStep !== null) terminal.print(`\nNext: ${nextStep.sentence}`);
}
