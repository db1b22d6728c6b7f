import { describe, expect, test, vi } from 'vitest';
import {
  dataPorts,
  explicitPort,
  keepsFile,
  login,
  type ProbeOverrides,
  probeHost,
  uploadPort,
} from '../../support/probe-scripted';
import type { HostEntry } from '../../support/scripted-network';
import {
  close,
  dialogue,
  type Script,
  send,
  signal,
  silent,
  wait,
} from '../../support/scripted-network-steps';

const background = ['parallel-logins', 'idle', 'idle-keepalive', 'transfer-slow'];
const thorough = { thorough: true, checks: ['login', 'passive-data', 'transfer', ...background] };

/** A service whose slow uploads arrive; `account` changes what each connection answers, by its number. */
const service = (changes: (turn: number) => Record<string, string | Script> = () => ({})): HostEntry => ({
  21: (turn) =>
    explicitPort({
      NOOP: '200 Still here.',
      ...keepsFile,
      ...changes(turn),
    }),
  50001: dataPorts(uploadPort),
});

const probe = (entry: HostEntry, { request, ...more }: ProbeOverrides = {}) =>
  probeHost(entry, { login, ...more, request: { ...thorough, ...request } });

/** What of the slow part was not tested. */
const slowMissing = ({ missing }: Awaited<ReturnType<typeof probe>>) =>
  missing.filter((line) => background.some((check) => line.startsWith(`${check} `)));

const idleOf = (run: Awaited<ReturnType<typeof probe>>, keepalive: boolean) =>
  run
    .all('idle')
    .filter((seen) => seen.keepalive === keepalive)
    .map((seen) => [seen.waitedMs, seen.survived, seen.reply?.code ?? null]);

describe('a patient service', () => {
  test('is measured to the end: marks of silence, keepalive, parallel logins and a slow upload', async () => {
    const run = await probe(service());
    expect(run.broken).toEqual([]);
    expect(idleOf(run, false)).toEqual([
      [30_000, true, null],
      [60_000, true, null],
      [90_000, true, null],
    ]);
    expect(idleOf(run, true)).toEqual([[95_000, true, null]]);
    expect(run.only('parallel-logins')).toMatchObject({ asked: 4, opened: 4, reply: null, failure: null });
    const slow = run.all('transfer').filter(({ size }) => size === 'slow');
    expect(slow.map(({ operation, failure, reply }) => [operation, failure, reply?.code])).toEqual([
      ['upload', null, 226],
      ['delete', null, 250],
    ]);
    expect(slow[0]).toMatchObject({ bytesExpected: 4096, bytesSeen: 4096, controlIdleMs: 75_000 });
    expect(slowMissing(run)).toEqual([]);
    expect(run.net.open()).toBe(0);
    run.net.check();
  });

  test('is called readable once, after everything quick and before everything slow', async () => {
    const run = await probe(service());
    const quick = run.plans.at(-1)?.filter(({ check }) => !background.includes(check)) ?? [];
    expect(run.readable).toEqual([quick.length]);
    expect(
      run.finished
        .slice(quick.length)
        .map(({ key }) => key)
        .sort(),
    ).toEqual([...background].sort());
    expect(run.started.slice(-4)[0]).toBe('parallel-logins');
  });

  test('has all its logins within moments, and the password is dropped before the waiting', async () => {
    const order: string[] = [];
    const run = await probe(service(), {
      background: { dropLogin: () => order.push('dropped') },
      onStarted: (key) => background.includes(key) && order.push(key),
    });
    const logins = run.finished.flatMap(({ key, transcript }) =>
      background.includes(key) ? transcript.filter(({ text }) => text.startsWith('PASS')) : [],
    );
    expect(logins).toHaveLength(4);
    expect(logins.every(({ atMs }) => atMs < 1_000)).toBe(true);
    // Once more at the end, for whatever way a run may take.
    const slow = ['idle', 'idle-keepalive', 'transfer-slow'];
    expect(order).toEqual(['parallel-logins', 'dropped', ...slow, 'dropped']);
  });
});

describe('a service that closes quiet connections', () => {
  const closing = (ms: number, words: string) =>
    service((turn) => (turn === 1 ? { NOOP: [send('200 Here.\r\n'), wait(ms), send(words), close] } : {}));

  test('is seen to do so with its words and the time; marks before stay', async () => {
    const run = await probe(closing(61_000, '421 Idle for too long.\r\n'));
    expect(idleOf(run, false)).toEqual([
      [30_000, true, null],
      [60_000, true, null],
      [61_000, false, 421],
    ]);
    expect(run.all('idle').at(-1)?.failure ?? null).toBeNull();
  });

  test('is not said to close sooner than it did, whatever came before the silence', async () => {
    const run = await probe(
      service((turn) =>
        turn === 1 ? { NOOP: [send('200 Here.\r\n'), wait(60_000), send('421 Bye.\r\n'), close] } : {},
      ),
      {},
    );
    expect(run.all('idle').find((seen) => !seen.survived)?.waitedMs).toBeGreaterThanOrEqual(60_000);
  });

  test('without a word', async () => {
    const run = await probe(closing(45_000, ''));
    expect(idleOf(run, false)).toEqual([
      [30_000, true, null],
      [45_000, false, null],
    ]);
    expect(run.all('idle').find((seen) => !seen.survived)?.failure).toBe('closed');
  });

  test('does not survive silence that somebody on the way has ended unseen', async () => {
    const run = await probe(service((turn) => (turn === 1 ? { NOOP: [send('200 Here.\r\n'), silent] } : {})));
    expect(idleOf(run, false)).toEqual([[90_000, false, null]]);
    expect(run.all('idle').find((seen) => !seen.survived)?.failure).toBe('timed_out');
  });
});

describe('keepalive', () => {
  test('is sent as often as the profile says, and a service that closes all the same is seen', async () => {
    const said: string[] = [];
    const run = await probe(
      service((turn) =>
        turn === 2 ? { PASS: [send('230 Hello.\r\n'), dialogue({ NOOP: '200 Yes.' })] } : {},
      ),
    );
    for (const { key, transcript } of run.finished)
      if (key === 'idle-keepalive')
        said.push(...transcript.filter(({ text }) => text === 'NOOP').map(({ atMs }) => String(atMs)));
    expect(said).toEqual(['30000', '60000', '90000', '95000']);
    const closed = await probe(
      service((turn) => (turn === 2 ? { NOOP: [send('421 Enough.\r\n'), close] } : {})),
    );
    expect(idleOf(closed, true)).toEqual([[30_000, false, 421]]);
  });
});

describe('a service with few connections per user', () => {
  const refusing = (from: number) =>
    service((turn) => (turn >= from ? { PASS: '530 Too many connections for this user.' } : {}));

  test('of one: silence is measured alone, and the others are not tested', async () => {
    const run = await probe(refusing(2));
    expect(run.only('parallel-logins')).toMatchObject({ asked: 4, opened: 1, reply: { code: 530 } });
    expect(idleOf(run, false)).toHaveLength(3);
    expect(slowMissing(run)).toEqual(['idle-keepalive needs-earlier', 'transfer-slow needs-earlier']);
    expect(run.net.open()).toBe(0);
  });

  test('of two: keepalive is measured as well', async () => {
    const run = await probe(refusing(3));
    expect(run.only('parallel-logins').opened).toBe(2);
    expect(idleOf(run, true)).toHaveLength(1);
    expect(slowMissing(run)).toEqual(['transfer-slow needs-earlier']);
  });

  test('that refuses in its greeting is quoted', async () => {
    const entry = service();
    const port = entry[21];
    if (typeof port !== 'function') throw new Error('It is a function of the turn.');
    const run = await probe({
      ...entry,
      21: (turn) => (turn < 3 ? port(turn) : [send('421 Full.\r\n'), close]),
    });
    expect(run.only('parallel-logins')).toMatchObject({ opened: 2, reply: { code: 421 }, failure: null });
  });
});

describe('the slow upload', () => {
  test('of a service that lets the silent control connection go is seen to fail', async () => {
    const run = await probe(
      service((turn) =>
        turn === 3
          ? {
              STOR: [
                send('150 Send it.\r\n'),
                signal('stor'),
                wait(40_000),
                send('421 Too quiet.\r\n'),
                close,
              ],
            }
          : {},
      ),
    );
    const slow = run.all('transfer').filter(({ size }) => size === 'slow');
    expect(slow.map(({ operation, failure, reply }) => [operation, failure, reply?.code])).toEqual([
      ['upload', 'reply_negative', 421],
    ]);
    expect(slow[0]?.controlIdleMs).toBe(75_000);
  });

  test('is not tried where the quick one failed', async () => {
    const run = await probe(service(() => ({ STOR: '550 No.' })));
    expect(slowMissing(run)).toEqual(['transfer-slow needs-earlier']);
  });
});

describe('nothing slow is begun, and nothing is called readable before the end', () => {
  test('unless it was asked for', async () => {
    const run = await probe(service(), { request: { thorough: false } });
    expect(run.plans.at(-1)?.some(({ check }) => background.includes(check))).toBe(false);
    expect(run.readable).toEqual([]);
  });

  test('after a login that failed, or without one', async () => {
    const failed = await probe(service(() => ({ PASS: '530 No.' })));
    expect(slowMissing(failed)).toEqual(background.map((check) => `${check} needs-earlier`));
    const without = await probe(service(), { login: null });
    expect(slowMissing(without)).toEqual(background.map((check) => `${check} needs-login`));
  });

  test('when there are too many long measurements already', async () => {
    const run = await probe(service(), { background: { enter: () => null } });
    expect(slowMissing(run)).toEqual(background.map((check) => `${check} out-of-time`));
    expect(run.readable).toEqual([]);
  });

  test('after the time of the password', async () => {
    const run = await probe(service(), { limits: { passwordMs: 0 } });
    expect(slowMissing(run)).toEqual(background.map((check) => `${check} out-of-time`));
  });

  test('again after a lost attempt: what is left is interrupted, and nobody is contacted', async () => {
    const whole = await probe(service());
    const kept = whole.finished.filter(({ key }) => !['idle', 'transfer-slow'].includes(key));
    const again = await probe(service(), {
      login: null,
      request: { hasLogin: true },
      done: new Set(kept.map(({ key }) => key)),
      priorObservations: kept.flatMap(({ observations }) => observations),
    });
    expect(again.net.contacted).toEqual([]);
    expect(again.finished.map(({ key, notTested }) => `${key} ${notTested}`).sort()).toEqual([
      'idle interrupted',
      'transfer-slow interrupted',
    ]);
  });
});

test('a place among the long measurements is given back, whatever happens', async () => {
  const leave = vi.fn();
  await probe(service(), { background: { enter: () => leave } });
  expect(leave).toHaveBeenCalledTimes(1);
});

test('cancelling in the background keeps what was found and ends at once', async () => {
  const cancel = new AbortController();
  const run = await probe(service(), {
    cancel: cancel.signal,
    onStarted: (key) => key === 'idle' && queueMicrotask(() => cancel.abort()),
  });
  expect(run.net.clock.now()).toBeLessThan(1_000);
  expect(run.only('login').failure).toBeNull();
  expect(run.only('parallel-logins').opened).toBe(4);
  expect(slowMissing(run)).toEqual(
    expect.arrayContaining(['idle cancelled', 'idle-keepalive cancelled', 'transfer-slow cancelled']),
  );
  expect(run.net.open()).toBe(0);
});
