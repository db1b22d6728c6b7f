import type { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { logLine } from '@/lib/server/log';

/** Where the output of children goes. */
export type ProcessLog = {
  /** Stores a child's output under its name and shows its errors on the terminal. */
  readonly follow: (child: ChildProcess, name: string) => void;
  /** Stores a line of the supervisor's own about a child. */
  readonly note: (level: 'info' | 'error', name: string, message: string) => void;
  readonly file: (name: string) => string;
};

const LARGEST_FILE = 10 * 1024 * 1024;
const LONGEST_LINE = 64 * 1024;

/** Control and direction characters: on a terminal they would move the cursor, ring, or hide text. */
const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Lines of a stack trace, which belong into the file and not on the terminal. */
const INSIDE_A_TRACE = /^\s|^[}^]|^$/;

/** Log files of JSON lines, one per process, each with one predecessor and at most 10 MiB. */
export function processLog(folder: string): ProcessLog {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => path.join(folder, `${name}.log`);

  const store = (name: string, line: string) => {
    const target = file(name);
    const size = statSync(target, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LARGEST_FILE) renameSync(target, `${target}.1`);
    appendFileSync(target, `${line}\n`, { mode: 0o600 });
  };

  const show = (name: string, text: string) => console.error(`[${name}] ${text.replace(CONTROL, '·')}`);

  const follow = (child: ChildProcess, name: string) => {
    for (const [stream, level] of [[child.stdout, 'info'] as const, [child.stderr, 'error'] as const]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (whole) => {
        const line = whole.slice(0, LONGEST_LINE);
        const entry = readEntry(line);
        store(name, entry ? line : logLine(level, 'output', { text: line }));
        if (entry?.level === 'error') show(name, entry.summary);
        else if (!entry && level === 'error' && !INSIDE_A_TRACE.test(line)) show(name, line);
      });
    }
  };

  const note = (level: 'info' | 'error', name: string, message: string) => {
    store('supervisor', logLine(level, 'process', { name, message }));
    if (level === 'error') show(name, message);
  };

  return { follow, note, file };
}

/** A log line as `log` writes it, or as a library writes it with `message` in place of `event`. */
function readEntry(line: string): { level: string; summary: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as Record<string, unknown>;
    const error = entry.error as { message?: unknown } | undefined;
    const words = [entry.event ?? entry.message, error?.message].filter((part) => typeof part === 'string');
    return typeof entry.level === 'string' ? { level: entry.level, summary: words.join(': ') } : undefined;
  } catch {
    return undefined;
  }
}
