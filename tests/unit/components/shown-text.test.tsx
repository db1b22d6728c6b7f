import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SessionSide } from '@/components/console/session-side';
import { AnswerList } from '@/components/wizard/answer-list';
import { shownText } from '@/components/wizard/shown-text';
import type { SessionView } from '@/lib/sessions/views';

const hostile = 'one\x1b[31m \u202etwo\r\nthree';
const spelledOut = 'one\\u{1b}[31m \\u{202e}two\nthree';

it('spells out what would change the page, and keeps the line ends that forms send', () => {
  expect(shownText(hostile)).toBe(spelledOut);
});

it('cuts nothing off the longest answer, whatever it is made of', () => {
  expect(shownText('\u{e0001}'.repeat(1000))).toBe('\\u{e0001}'.repeat(1000));
});

it('in the list of answers', () => {
  const lines = [{ label: 'Error message', value: hostile, changes: 'the error message' }];
  const page = renderToStaticMarkup(<AnswerList groups={[{ change: null, lines }]} />);
  expect(page).toContain(spelledOut);
  for (const character of ['\x1b', '\u202e']) expect(page).not.toContain(character);
});

it('in the answers and the note that support sees', () => {
  const session: SessionView = {
    id: 'x',
    code: 'ABCD-EFGH',
    profile: { id: 'generic', name: 'FTP' },
    answers: { symptom: 'other', errorText: hostile },
    createdAt: '2026-11-24T12:00:00.000Z',
    expiresAt: '2026-12-24T12:00:00.000Z',
    note: `note ${hostile}`,
    preparedBy: 'Ana',
    runs: [],
  };
  const page = renderToStaticMarkup(<SessionSide session={session} run={null} />);
  expect(page.split(spelledOut)).toHaveLength(3);
  for (const character of ['\x1b', '\u202e']) expect(page).not.toContain(character);
});
