import type { StepView } from '@/lib/sessions/views';

/** What each long measurement is about, after "Still measuring". */
const topics: Readonly<Record<string, string>> = {
  idle: 'how long a quiet connection lives',
  'idle-keepalive': 'whether keepalive keeps it open',
  'transfer-slow': 'whether a slow upload arrives',
  'parallel-logins': 'how many connections one user may have',
};

/** Most of the time they take together. */
const usualMs = 105_000;

/**
 * What still goes on while the report is read.
 * @param goneMs how long it has been going on
 */
export function backgroundSentence(steps: readonly StepView[], goneMs: number): string {
  const open = steps.filter(
    ({ phase, state }) => phase === 'background' && (state === 'running' || state === 'waiting'),
  );
  const topic = open.map(({ check }) => topics[check]).find(Boolean) ?? 'what takes longer';
  return `Still measuring ${topic}: ${left(usualMs - goneMs)}. You can read on or close this page.`;
}

function left(ms: number): string {
  if (ms < 20_000) return 'a few seconds more';
  return ms < 75_000 ? 'about 1 minute' : 'about 2 minutes';
}
