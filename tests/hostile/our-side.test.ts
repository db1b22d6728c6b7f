import { describe, expect, test } from 'vitest';
import type { Failure } from '@/lib/net/failure';
import type { Network } from '@/lib/net/network';
import { explicitPort, implicitPort } from './converse';
import { dataCases } from './data-cases';
import { encryptionCases } from './encryption-cases';
import { greetingCases } from './greeting-cases';
import { startHostileHost } from './hostile-host';
import { graceMs, probeHostile } from './probe-hostile';

/** Milliseconds after a cancel until everything is gone. */
const goneMs = 250;
const healthyActs = { 21: explicitPort(), 990: implicitPort() };

/** Numbers from 0 to 1, the same at every run (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('a cancel at any moment', () => {
  const random = numbers(7);
  const servers = [...greetingCases, ...encryptionCases, ...dataCases].map(({ acts, name }) => ({
    acts,
    name,
  }));
  const moments = Array.from({ length: 120 }, (_, index) => ({
    ...(servers[index % servers.length] ?? { acts: healthyActs, name: 'healthy' }),
    afterMs: Math.round(random() * 600),
  }));

  test.concurrent.each(moments)('$afterMs ms into: $name', async ({ acts, afterMs }) => {
    const host = await startHostileHost(acts);
    const cancel = new AbortController();
    let cancelledAt = Number.POSITIVE_INFINITY;
    const timer = setTimeout(() => {
      cancelledAt = performance.now();
      cancel.abort();
    }, afterMs);
    try {
      const startedAt = performance.now();
      const run = await probeHostile(host.dialer, { withLogin: true, cancel: cancel.signal });
      expect(startedAt + run.tookMs - cancelledAt).toBeLessThan(goneMs + graceMs);
      expect(run.broken).toEqual([]);
      expect(run.unclosed).toBe(0);
    } finally {
      clearTimeout(timer);
      await host.stop();
    }
  });
});

describe('trouble of our own', () => {
  /** The connection with this number, and all after it, fail for a reason of ours. */
  const failingFrom =
    (first: number, failure: Failure) =>
    (network: Network): Network => {
      let number = 0;
      return {
        ...network,
        connect: async (...asked) =>
          number++ >= first ? { ok: false, failure, detail: 'EMFILE' } : network.connect(...asked),
      };
    };
  const places = [0, 1, 2, 3, 4, 6, 8, 12].flatMap((first) =>
    (['our_resources', 'our_network'] as const).map((failure) => ({ first, failure })),
  );

  test.concurrent.each(places)('$failure from connection $first on is held against nobody', async (given) => {
    const host = await startHostileHost(healthyActs);
    try {
      const run = await probeHostile(host.dialer, {
        withLogin: true,
        withoutTransfer: true,
        around: failingFrom(given.first, given.failure),
      });
      const blamed = run.diagnosis.findings.filter(({ advice, owner }) => !advice && owner !== 'nobody');
      expect(blamed.map(({ cause }) => cause)).toEqual([]);
      expect(run.broken).toEqual([]);
    } finally {
      await host.stop();
    }
  });

  test('a name that our resolver cannot look up is held against nobody', async () => {
    const run = await probeHostile(
      { lookUp: () => null, place: () => 'refused' },
      {
        around: (network) => ({
          ...network,
          resolve: async () => ({ ok: false, failure: 'our_network', detail: 'no name server' }),
        }),
      },
    );
    expect(run.diagnosis.findings[0].cause).toBe('inconclusive');
    expect(run.diagnosis.findings[0].ourSide).toBe(true);
  });
});
