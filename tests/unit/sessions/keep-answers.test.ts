import { describe, expect, it } from 'vitest';
import { keepAnswers } from '@/lib/sessions/keep-answers';
import { answersSchema } from '@/lib/wizard/answers';

describe('answers before they are stored', () => {
  it('lose the passwords of the pasted error text, and the number of them is told', () => {
    const kept = keepAnswers({
      symptom: 'login-refused',
      errorText: 'PASS hunter22\nftp://uma:hunter22@x.example',
    });
    expect(JSON.stringify(kept.answers)).not.toContain('hunter22');
    expect(kept).toMatchObject({ answers: { symptom: 'login-refused' }, masked: 2 });
  });

  it('are the same when there is nothing to mask, or no text', () => {
    const answers = { errorText: '530 Login incorrect.', user: 'uma' };
    expect(keepAnswers(answers)).toEqual({ answers, masked: 0 });
    expect(keepAnswers({ user: 'uma' })).toEqual({ answers: { user: 'uma' }, masked: 0 });
  });

  it('can be read again, however much longer the masks are than what they hide', () => {
    const { answers, masked } = keepAnswers({ errorText: 'pwd=a;'.repeat(333) });
    expect(masked).toBe(333);
    expect(answersSchema.safeParse(answers).success).toBe(true);
  });

  it('are not cut within a character', () => {
    // After the mask the limit lies within one of the two-unit characters, for one of two paddings.
    for (const padding of ['', ' ']) {
      const { answers } = keepAnswers({ errorText: `${padding}pwd=a ${'😀'.repeat(996)}` });
      expect(answersSchema.safeParse(answers).success, `padding "${padding}"`).toBe(true);
    }
  });
});
