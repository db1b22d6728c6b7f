import { describe, expect, it } from 'vitest';
import { lineLimit } from '@/lib/client-logs/log-reader';
import { logLimit, readLog } from '@/lib/client-logs/read-log';
import { logReaders } from '@/lib/client-logs/registry';
import { readAt, reading } from './diagnose-log';

describe('reading a log', () => {
  it('says what is empty, too long or about something else', () => {
    const reasonOf = (text: string) => {
      const read = readLog(text, readAt, 'log');
      return read.ok ? 'read' : read.reason;
    };
    expect(reasonOf(' \n\t')).toBe('empty');
    expect(reasonOf('x'.repeat(logLimit + 1))).toBe('too-long');
    expect(reasonOf('Dear support,\nnothing works.\nBerta')).toBe('nothing-found');
  });

  it('masks secrets before anything is kept', () => {
    const { text, masked, observations } = reading(
      '220 Hello\nUSER berta\nPASS open-sesame\n530 Login incorrect.',
    );
    expect(masked).toBe(1);
    expect(text).not.toContain('open-sesame');
    expect(JSON.stringify(observations)).not.toContain('open-sesame');
  });

  it('numbers lines as an editor does, whatever ends them', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { observations, lines } = reading(['', '220 Hello', 'USER a', '530 Login incorrect.'].join(end));
      const login = observations.find(({ kind }) => kind === 'login');
      expect(lines.get(login?.id ?? '')).toBe(4);
    }
  });

  it('spells out what is invisible in everything it gives out', () => {
    const nasty = '\u001b[31m\u0000\u202e<script>';
    const { observations } = reading(
      `220 Hello ${nasty}\nUSER a\n530 No ${nasty}\nConnecting to a${nasty}.example.net:21\nConnection refused ${nasty}`,
    );
    const all = JSON.stringify(observations);
    for (const raw of ['\u001b', '\u0000', '\u202e', '\\u001b', '\\u0000']) expect(all).not.toContain(raw);
  });

  it('reads the end of a log with more lines than anybody needs, and says so', () => {
    const noise = 'USER a\n331 Password\n'.repeat(20_000);
    const { unread, lines, observations } = reading(`${noise}PASS ****\n530 Login incorrect.`);
    expect(unread).toBeGreaterThan(0);
    const last = observations.at(-1);
    expect(last?.kind).toBe('login');
    expect(lines.get(last?.id ?? '')).toBe(40_002);
  });
});

describe('work is bounded', () => {
  /** Lines made to set patterns off again and again. */
  const traps = [
    '[[[[((((<<<<>>>>----====****::::',
    'Status: '.repeat(60),
    'Error: GnuTLS '.repeat(40),
    '220-'.repeat(140),
    '==> '.repeat(140),
    'certificate '.repeat(45),
    `connecting to ${'a.'.repeat(280)}`,
    'ftp '.repeat(140),
    `${'1'.repeat(300)} ${'2'.repeat(290)}`,
    ' '.repeat(lineLimit),
    '\u0000'.repeat(lineLimit),
  ];

  it.each(logReaders.map(({ id }) => id))(
    '%s: no sentence takes time out of proportion to the length of a line',
    (id) => {
      const reader = logReaders.find((one) => one.id === id);
      const timeOf = (lines: readonly string[]): number => {
        const start = performance.now();
        for (const line of lines) for (const { pattern } of reader?.phrases ?? []) pattern.exec(line);
        return performance.now() - start;
      };
      for (const trap of traps) {
        const short = trap.slice(0, lineLimit / 4);
        const many = Array.from({ length: 40 }, () => trap.slice(0, lineLimit));
        timeOf(many);
        const long = Math.min(...[1, 2, 3].map(() => timeOf(many)));
        const quick = Math.min(...[1, 2, 3].map(() => timeOf(many.map(() => short))));
        // Four times the characters: a pattern that tries everything would take a thousand times as long.
        expect(long).toBeLessThan(200 * Math.max(quick, 1));
      }
    },
  );
});
