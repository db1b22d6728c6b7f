import { describe, expect, it } from 'vitest';
import { compareSides } from '@/components/report/compare-sides';
import type { ResultLine, ResultState } from '@/lib/reports/report';

const line = (
  question: string,
  vantage: string,
  state: ResultState,
  fault = state !== 'works',
): ResultLine => ({
  state,
  question,
  sentence: `${vantage}: ${state}`,
  vantage,
  fault,
  observations: [],
});

const OURS = 'from our network';
const YOURS = 'from your network';

describe('both sides of a question', () => {
  it('stand next to each other only where both looked, and differences come first', () => {
    const rows = compareSides([
      line('Port?', OURS, 'works'),
      line('Port?', YOURS, 'works'),
      line('Login?', OURS, 'works'),
      line('Data?', OURS, 'works'),
      line('Data?', YOURS, 'blocked'),
      line('Told?', OURS, 'works'),
      line('Told?', 'you told us', 'blocked'),
    ]);
    expect(rows.map(({ question, ours, yours }) => [question, ours.state, yours.state])).toEqual([
      ['Data?', 'works', 'blocked'],
      ['Port?', 'works', 'works'],
    ]);
  });

  it('are each the worst that was seen there, "partly" where some of it works', () => {
    const [row] = compareSides([
      line('Port?', OURS, 'works'),
      line('Port?', OURS, 'blocked', false),
      line('Port?', YOURS, 'works'),
      line('Port?', YOURS, 'blocked'),
      line('Port?', 'from your log', 'works'),
    ]);
    expect(row?.ours).toMatchObject({ state: 'works', others: 1 });
    expect(row?.yours).toMatchObject({ state: 'partly', others: 2, vantages: [YOURS, 'from your log'] });
  });
});
