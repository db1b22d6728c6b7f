import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { ActionLinks } from '@/components/report/action-links';
import { ActionList } from '@/components/report/action-list';
import { NextStepBlock } from '@/components/report/next-step-block';
import type { Action, NextStep } from '@/lib/diagnosis/finding';
import { type StepId, stepIds } from '@/lib/diagnosis/step';

const step = (id: StepId): NextStep => ({ kind: 'question', id, sentence: 'Do this.', decides: [] });
const links: ActionLinks = {
  testWithLogin: '/login-test',
  testAgain: async () => {},
  steps: Object.fromEntries(stepIds.filter((id) => id !== 'test-again').map((id) => [id, `/${id}`])),
};
const primary = 'bg-tide';
const count = (markup: string, text: string) => markup.split(text).length - 1;

describe('the next step of a report', () => {
  test.each(stepIds)('%s has one main button, which leads to its page', (id) => {
    const markup = renderToStaticMarkup(<NextStepBlock step={step(id)} links={links} />);
    expect(markup).toContain('Next: Do this.');
    expect(count(markup, `${primary} `)).toBe(1);
    expect(markup).toContain(id === 'test-again' ? 'type="submit"' : `href="/${id}"`);
    expect(markup).not.toContain('Do this now');
  });

  test('a reader who may not act reads it, and has nothing to press', () => {
    const markup = renderToStaticMarkup(<NextStepBlock step={step('account')} links={{}} />);
    expect(markup).toContain('Next: Do this.');
    expect(markup).not.toMatch(/<a |<button/);
  });
});

describe('the actions below it', () => {
  const actions: readonly Action[] = [
    { text: 'Test with your login.', button: 'test-with-login' },
    { text: 'Test again.', button: 'test-again' },
  ];
  const list = (above: NextStep | null) =>
    renderToStaticMarkup(<ActionList owner="nobody" actions={actions} links={links} above={above} />);

  test('have the main button only where the step above has none', () => {
    expect(count(list(null), `${primary} `)).toBe(1);
    expect(count(list(step('symptom')), `${primary} `)).toBe(0);
  });

  test('do not offer once more what the step above does', () => {
    expect(list(step('symptom'))).toContain('href="/login-test"');
    const shown = list(step('login-test'));
    expect(shown).toContain('Test with your login.');
    expect(shown).not.toContain('href="/login-test"');
    expect(list(step('test-again'))).not.toContain('type="submit"');
  });
});
