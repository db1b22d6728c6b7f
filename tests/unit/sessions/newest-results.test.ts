import { describe, expect, it } from 'vitest';
import { newestResults, type StepResult } from '@/lib/sessions/newest-results';

const step = (run: number, state: string, reason: string | null = null, key = 'login'): StepResult => ({
  run,
  key,
  state,
  reason,
});
const chosen = (...steps: StepResult[]) => newestResults(steps).get('login');

describe('which run counts for a step', () => {
  it('the newest that ran it', () => expect(chosen(step(2, 'done'), step(1, 'done'))).toBe(2));
  it('an earlier one when the newer run had no login', () =>
    expect(chosen(step(1, 'done'), step(2, 'not-tested', 'needs-login'))).toBe(1));
  it('an earlier one while the newer run has not come to it', () =>
    expect(chosen(step(1, 'done'), step(2, 'waiting'))).toBe(1));
  it('the newer one when it could not get that far any more', () =>
    expect(chosen(step(1, 'done'), step(2, 'not-tested', 'needs-earlier'))).toBe(2));
  it('the only one, whatever came of it', () => expect(chosen(step(1, 'not-tested', 'needs-login'))).toBe(1));
});
