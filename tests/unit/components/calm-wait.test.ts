import { expect, test } from 'vitest';
import { calmWait } from '@/components/run/calm-wait';

test('a burst of results is told once in five seconds, with the newest count', () => {
  // The hook starts its timer anew for every text; this plays the same on a clock of our own.
  const told: { at: number; text: string }[] = [];
  let lastAt: number | null = null;
  let due: { at: number; text: string } | null = null;
  for (let now = 0; now <= 20_000; now += 10) {
    if (now <= 12_000 && now % 100 === 0)
      due = { at: now + calmWait({ lastAt, now, urgent: false }), text: `at ${now}` };
    if (due && due.at <= now) {
      told.push({ at: now, text: due.text });
      lastAt = now;
      due = null;
    }
  }
  expect(told.map(({ at }) => at)).toEqual([0, 5000, 10_000, 15_000]);
  expect(told.map(({ text }) => text)).toEqual(['at 0', 'at 5000', 'at 10000', 'at 12000']);
});

test('the end is told at once', () => {
  expect(calmWait({ lastAt: 1000, now: 1001, urgent: true })).toBe(0);
  expect(calmWait({ lastAt: 1000, now: 1001, urgent: false })).toBe(4999);
});

test('after a silence nothing waits', () => {
  expect(calmWait({ lastAt: 1000, now: 60_000, urgent: false })).toBe(0);
});
