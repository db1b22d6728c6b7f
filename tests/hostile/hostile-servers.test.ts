import { describe, expect, test } from 'vitest';
import { activeCases } from './active-cases';
import { dataCases } from './data-cases';
import { encryptionCases } from './encryption-cases';
import { greetingCases } from './greeting-cases';
import { startHostileHost } from './hostile-host';
import { loginCases } from './login-cases';
import { passiveCases } from './passive-cases';
import { graceMs, marker, probeHostile, shortLimits } from './probe-hostile';

/** Characters of everything that is kept of one run. */
const keptLimit = 1024 * 1024;
/** Control, format and separating characters, except the line feed between the lines of a reply. */
const live = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Every text inside a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** Matches a value that has at least these parts, at any depth. */
function having(parts: unknown): unknown {
  if (parts === null || typeof parts !== 'object' || Array.isArray(parts)) return parts;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, having(part)])),
  );
}

const tables = {
  greetings: greetingCases,
  encryption: encryptionCases,
  logins: loginCases,
  'passive replies': passiveCases,
  'data connections': dataCases,
  'active mode': activeCases,
};

describe.each(Object.entries(tables))('hostile servers: %s', (_table, cases) => {
  test.concurrent.each(cases)('$name', async (given) => {
    const host = await startHostileHost(given.acts);
    try {
      const run = await probeHostile(host.dialer, {
        withLogin: given.withLogin === true,
        withoutTransfer: given.withoutTransfer === true,
        ...(given.limits ? { limits: given.limits } : {}),
      });
      for (const part of given.seen) expect(run.observations).toContainEqual(having(part));
      expect(run.diagnosis.findings[0].cause, run.diagnosis.findings[0].headline).toBe(given.verdict);
      expect(run.late).toEqual([]);
      expect(run.broken).toEqual([]);
      expect(host.faults).toEqual([]);
      expect(run.unclosed).toBe(0);
      expect(run.tookMs).toBeLessThan(Math.min(given.atMostMs, shortLimits.runMs) + graceMs);
      const kept = JSON.stringify([run.observations, run.finished, run.diagnosis]);
      expect(kept.length).toBeLessThan(keptLimit);
      expect(kept).not.toContain(marker);
      expect(
        textsIn([run.observations, run.finished, run.diagnosis]).filter((text) => live.test(text)),
      ).toEqual([]);
    } finally {
      await host.stop();
    }
  });
});
