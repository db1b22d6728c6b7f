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

/** Signs that would move the cursor, ring or hide text when a stranger's words reach the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

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
        if (entry ? entry.level === 'error' : level === 'error' && line.trim()) show(name, entry?.summary ?? line);
      });
    }
  };

  const note = (level: 'info' | 'error', name: string, message: string) => {
    store('supervisor', logLine(level, 'process', { name, message }));
    if (level === 'error') show(name, message);
  };

  return { follow, note, file };
}

function readEntry(line: string): { level: string; summary: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, event, error } = JSON.parse(line) as { level?: unknown; event?: unknown; error?: { message?: unknown } };
    if (typeof level !== 'string' || typeof event !== 'string') return undefined;
    const reason = typeof error?.message === 'string' ? `: ${error.message}` : '';
    return { level, summary: `${event}${reason}` };
  } catch {
    return undefined;
  }
}
