import { describe, expect, it } from 'vitest';
import { readLog } from '@/lib/client-logs/read-log';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { explainLogLines } from '@/lib/reports/explain-log-lines';

function explained(text: string, most?: number) {
  const read = readLog(text, '2026-03-01T10:00:00.000Z', 'log');
  const profile = builtInProfiles.find(({ id }) => id === 'generic');
  if (!read.ok || !profile) throw new Error('The log could not be read.');
  return explainLogLines(read.value, diagnose(read.value.observations, profile).findings, most);
}

describe('the lines that gave a cause away', () => {
  it('stand with their number, as they are, and with plain words', () => {
    const lines = explained(
      'Hello,\nthis is my log:\r\n220 Ready\r\nUSER anna\r\n530 Login incorrect.\r\nthanks',
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ line: 5, text: '530 Login incorrect.', causes: ['login-incorrect'] });
    expect(lines[0]?.words).toMatch(/^[A-Z].*\.$/);
  });

  it('are harmless to show', () => {
    const [line] = explained('220 Ready\nUSER anna\n530 Login incorrect. \u001b[2J\u202e<b>');
    expect(line?.text).not.toMatch(/\p{Cc}|\u202e/u);
  });

  it('are in the order of the log, and not more than asked for', () => {
    const login = '220 Ready\nUSER anna\n331 Password\nPASS ****\n230 In\n';
    const refusals = Array.from({ length: 30 }, (_, at) => `STOR file-${at}\n553 Permission denied.\n`).join(
      '',
    );
    const lines = explained(login + refusals);
    expect(lines).toHaveLength(12);
    expect(lines.map(({ line }) => line)).toEqual(lines.map(({ line }) => line).sort((a, b) => a - b));
    expect(explained(login + refusals, 3)).toHaveLength(3);
  });

  it('are none where the findings rest on something else', () => {
    const read = readLog('220 Ready\nUSER anna\n230 In', '2026-03-01T10:00:00.000Z', 'log');
    if (!read.ok) throw new Error('The log could not be read.');
    const evidence = [{ observations: ['elsewhere'], speaks: 'for' as const, sentence: 'Something else.' }];
    expect(explainLogLines(read.value, [{ cause: 'tls-required', evidence }])).toEqual([]);
  });
});
