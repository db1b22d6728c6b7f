import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { BackgroundNote } from '@/components/run/background-note';
import type { RunView, StepView } from '@/lib/sessions/views';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }));

const idle: StepView = {
  key: 'idle',
  check: 'idle',
  question: 'How long does a quiet connection live?',
  target: { host: 'ftp.example.com', address: null, port: null },
  lane: 'own-login@idle',
  phase: 'background',
  state: 'running',
  reason: null,
  interruptions: 0,
  result: null,
  word: null,
  sentence: null,
  elapsedMs: null,
};
const run: RunView = {
  id: 'r',
  number: 1,
  state: 'running',
  network: 'main',
  createdAt: '2026-11-24T12:00:00Z',
  startedAt: '2026-11-24T12:00:00Z',
  readableAt: '2026-11-24T12:00:20Z',
  finishedAt: null,
  steps: [idle],
  lastSeq: '7',
};
const page = (change: Partial<RunView>) =>
  renderToStaticMarkup(
    <BackgroundNote run={{ ...run, ...change }} events="/events" cancel={async () => {}} goneMs={0} />,
  );

test('while long measurements go on, the page says so, in words that readers of the screen hear, and can end them', () => {
  const shown = page({});
  expect(shown).toMatch(
    /role="status"[^>]*>Still measuring how long a quiet connection lives: about 2 minutes\./,
  );
  expect(shown).toMatch(/<button[^>]*>Stop measuring<\/button>/);
  expect(shown).toContain('no-print');
});

test.each(['queued', 'running'] as const)(
  'a run that is %s again after its worker was lost goes on',
  (state) => {
    expect(page({ state })).toContain('Still measuring');
  },
);

test.each(['done', 'cancelled', 'failed'] as const)('a run that is %s has nothing to say', (state) => {
  expect(page({ state })).toBe('');
});
