import { describe, expect, test } from 'vitest';
import { applyEvent, hasReport, type LiveState } from '@/components/run/apply-event';
import { backgroundSentence } from '@/components/run/background-sentence';
import { groupSteps } from '@/components/run/group-steps';
import { progressSentence } from '@/components/run/progress-sentence';
import type { StepView } from '@/lib/sessions/views';

const step = (key: string, change: Partial<StepView> = {}): StepView => ({
  key,
  check: 'tcp-connect',
  question: 'Does the port accept connections?',
  target: { host: 'ftp.example.com', address: '192.0.2.1', port: 21 },
  lane: 'control@192.0.2.1:21',
  phase: 'foreground',
  state: 'waiting',
  reason: null,
  interruptions: 0,
  result: null,
  word: null,
  sentence: null,
  elapsedMs: null,
  ...change,
});

const queued: LiveState = { state: 'queued', steps: [], readable: false };

describe('events of a run', () => {
  test('a plan sets the steps, a step replaces its own, the end sets the state', () => {
    let live = applyEvent(queued, 'r', { type: 'plan', runId: 'r', steps: [step('a'), step('b')] });
    live = applyEvent(live, 'r', { type: 'step', runId: 'r', step: step('b', { state: 'running' }) });
    live = applyEvent(live, 'r', { type: 'run', runId: 'r', state: 'done' });
    expect(live.steps.map(({ key, state }) => `${key} ${state}`)).toEqual(['a waiting', 'b running']);
    expect(live.state).toBe('done');
  });

  test('a step that was not planned is added, the same event twice changes nothing more', () => {
    const event = { type: 'step', runId: 'r', step: step('late', { state: 'done' }) } as const;
    const once = applyEvent(queued, 'r', event);
    expect(applyEvent(once, 'r', event)).toEqual(once);
    expect(once.steps).toHaveLength(1);
  });

  test('events of another run are left alone', () => {
    expect(applyEvent(queued, 'r', { type: 'run', runId: 'other', state: 'done' })).toBe(queued);
  });
});

describe('what goes on in the background', () => {
  const slow = (key: string, state: StepView['state']) =>
    step(key, { check: key, lane: `own-login@${key}`, phase: 'background', state });

  test('leads to the report, and the run is not over with it', () => {
    const live = applyEvent(queued, 'r', { type: 'readable', runId: 'r' });
    expect(live).toEqual({ ...queued, readable: true });
    expect(applyEvent(queued, 'r', { type: 'readable', runId: 'other' })).toBe(queued);
    expect(hasReport({ state: 'running', readableAt: '2026-11-24T12:00:00Z' })).toBe(true);
    expect(hasReport({ state: 'running', readableAt: null })).toBe(false);
    expect(hasReport({ state: 'cancelled', readableAt: null })).toBe(true);
  });

  test('is not among the tests that somebody waits for', () => {
    const steps = [step('a', { state: 'done' }), slow('idle', 'waiting')];
    expect(progressSentence({ ...queued, state: 'running', steps })).toContain('1 of 1 tests done');
  });

  test('stands together, after everything else', () => {
    const groups = groupSteps([step('a'), slow('idle', 'waiting'), slow('idle-keepalive', 'waiting')]);
    expect(groups.map(({ title, steps }) => [title, steps.length])).toEqual([
      ['Port 21 on 192.0.2.1', 1],
      ['Afterwards, while you read the result', 2],
    ]);
  });

  test('is named above the report, with the time that is left', () => {
    const steps = [
      slow('parallel-logins', 'done'),
      slow('idle', 'running'),
      slow('transfer-slow', 'running'),
    ];
    expect(backgroundSentence(steps, 0)).toBe(
      'Still measuring how long a quiet connection lives: about 2 minutes. You can read on or close this page.',
    );
    expect(backgroundSentence(steps, 40_000)).toContain('about 1 minute.');
    expect(backgroundSentence(steps, 90_000)).toContain('a few seconds more.');
    expect(backgroundSentence([slow('idle', 'done'), slow('transfer-slow', 'running')], 0)).toContain(
      'whether a slow upload arrives',
    );
  });
});

describe('the sentence about progress', () => {
  test('counts what is finished, and "not tested" is finished but never "works"', () => {
    const steps = [
      step('a', { state: 'done' }),
      step('b', { state: 'not-tested' }),
      step('c', { state: 'running' }),
    ];
    expect(progressSentence({ ...queued, state: 'running', steps })).toBe(
      'Testing port 21: 2 of 3 tests done.',
    );
  });

  test('our own trouble is not held against the network', () => {
    expect(progressSentence({ ...queued, state: 'failed' })).toContain('says nothing about your network');
  });

  test('stopping keeps the results', () => {
    expect(progressSentence({ ...queued, state: 'cancelled', steps: [step('a')] })).toContain('is kept');
  });
});

test('steps stand with their place, in the order of the plan', () => {
  const name = step('n', { lane: 'name', target: { host: 'ftp.example.com', address: null, port: null } });
  const login = step('l', { lane: 'login', target: { host: 'ftp.example.com', address: null, port: null } });
  expect(
    groupSteps([name, step('a'), step('b'), login]).map(({ title, steps }) => [title, steps.length]),
  ).toEqual([
    ['The name ftp.example.com', 1],
    ['Port 21 on 192.0.2.1', 2],
    ['With a login to ftp.example.com', 1],
  ]);
});
