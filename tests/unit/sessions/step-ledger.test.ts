import { describe, expect, it } from 'vitest';
import type { FinishedStep, PlannedStep } from '@/lib/probes/run-sink';
import { type LedgerStep, openLedger } from '@/lib/sessions/attempts/step-ledger';

const now = new Date('2026-11-24T12:00:00Z');
const planned = (key: string): PlannedStep => ({
  key,
  check: 'greeting',
  question: 'Does it greet?',
  target: null,
  lane: 'a',
});
const finished = (key: string, notTested: FinishedStep['notTested'] = null): FinishedStep => ({
  key,
  notTested,
  elapsedMs: 5,
  transcript: [],
  observations: [
    {
      v: 1,
      id: `run/${key}/0`,
      kind: 'tcp-connect',
      vantage: { kind: 'portal', network: 'main' },
      at: now.toISOString(),
      target: { host: 'ftp.example.com', address: '192.0.2.1', port: 21 },
      elapsedMs: 5,
      failure: null,
      detail: null,
    },
  ],
});
const open = (attempt: number, before: readonly LedgerStep[] = []) => openLedger('run', attempt, now, before);

/** A run of two steps whose first attempt finished one and was in the middle of the other. */
function afterFirstAttempt(): LedgerStep[] {
  const ledger = open(1);
  ledger.record({ type: 'planned', steps: [planned('one'), planned('two')] });
  ledger.record({ type: 'started', key: 'one' });
  ledger.record({ type: 'finished', step: finished('one') });
  ledger.record({ type: 'started', key: 'two' });
  return [...ledger.changes().steps];
}
const stateOf = (steps: readonly LedgerStep[], key: string) => steps.find((step) => step.key === key);

describe('the steps of a run', () => {
  it('go from waiting over running to done, each told once', () => {
    const ledger = open(1);
    ledger.record({ type: 'planned', steps: [planned('one')] });
    ledger.record({ type: 'started', key: 'one' });
    ledger.record({ type: 'finished', step: finished('one') });
    const { events, seen, steps } = ledger.changes();
    expect(events.map((event) => (event.type === 'step' ? event.step.state : event.type))).toEqual([
      'plan',
      'running',
      'done',
    ]);
    expect(seen).toHaveLength(1);
    expect(stateOf(steps, 'one')).toMatchObject({ state: 'done', attempt: 1, elapsedMs: 5 });
  });

  it('change nothing when the same is written again', () => {
    const before = afterFirstAttempt();
    const ledger = open(1, before);
    ledger.record({ type: 'started', key: 'one' });
    ledger.record({ type: 'finished', step: finished('one') });
    ledger.record({ type: 'started', key: 'two' });
    expect(ledger.changes()).toEqual({ steps: [], seen: [], events: [], readable: false });
  });

  it('count an interruption for what was under way, and leave what is done', () => {
    const ledger = open(1, afterFirstAttempt());
    ledger.interrupt();
    const { steps, events } = ledger.changes();
    expect(steps.map((step) => step.key)).toEqual(['two']);
    expect(stateOf(steps, 'two')).toMatchObject({ state: 'waiting', interruptions: 1, startedAt: null });
    expect(events).toHaveLength(1);
  });

  it('keep their first result when a later attempt plans them again', () => {
    const ledger = open(2, afterFirstAttempt());
    ledger.record({ type: 'planned', steps: [planned('two'), planned('one'), planned('three')] });
    ledger.record({ type: 'finished', step: finished('one', 'cancelled') });
    const { steps, seen } = ledger.changes();
    expect(stateOf(steps, 'one')).toMatchObject({ state: 'done', attempt: 1, position: 1 });
    expect(stateOf(steps, 'three')).toMatchObject({ state: 'waiting', position: 2 });
    expect(seen).toEqual([]);
  });

  it('are not tested when the run ends before they do', () => {
    const ledger = open(1, afterFirstAttempt());
    ledger.closeOpen('cancelled');
    ledger.tellRun('cancelled');
    const { steps, events } = ledger.changes();
    expect(steps.map(({ key, state, reason }) => [key, state, reason])).toEqual([
      ['two', 'not-tested', 'cancelled'],
    ]);
    expect(events.at(-1)).toEqual({ type: 'run', runId: 'run', state: 'cancelled' });
  });

  it('that nobody planned are ignored', () => {
    const ledger = open(1);
    ledger.record({ type: 'started', key: 'ghost' });
    ledger.record({ type: 'finished', step: finished('ghost') });
    expect(ledger.changes()).toEqual({ steps: [], seen: [], events: [], readable: false });
  });

  it('are called readable once, between what was quick and what is slow', () => {
    const ledger = open(1);
    ledger.record({ type: 'planned', steps: [planned('one'), planned('slow')] });
    ledger.record({ type: 'finished', step: finished('one') });
    ledger.record({ type: 'readable' });
    ledger.record({ type: 'started', key: 'slow' });
    ledger.record({ type: 'readable' });
    const { events, readable } = ledger.changes();
    expect(readable).toBe(true);
    expect(events.map((event) => event.type)).toEqual(['plan', 'step', 'readable', 'step']);
  });

  it('are not called readable again by a later attempt', () => {
    const ledger = openLedger('run', 2, now, afterFirstAttempt(), true);
    ledger.record({ type: 'readable' });
    expect(ledger.changes()).toEqual({ steps: [], seen: [], events: [], readable: false });
  });
});
