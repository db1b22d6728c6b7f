import type { TranscriptView } from '@/lib/reports/report';
import type { SessionStep } from './runs/store';

/**
 * The conversations of a session, one per lane. Each step carries its lane's conversation so far, so the longest one
 * is the whole.
 */
export function sessionTranscripts(steps: readonly SessionStep[]): TranscriptView[] {
  const longest = new Map<string, SessionStep>();
  for (const step of steps) {
    const before = longest.get(step.lane);
    if (step.transcript.length > (before?.transcript.length ?? 0)) longest.set(step.lane, step);
  }
  return [...longest.values()].map((step) => ({ title: titleOf(step), lines: step.transcript }));
}

function titleOf(step: SessionStep): string {
  const seen = step.observations.findLast(({ target }) => target?.address)?.target ?? step.target;
  if (!seen) return step.question;
  const address = seen.address && seen.address !== seen.host ? ` (${seen.address})` : '';
  return `${seen.host}${address}${seen.port === null ? '' : ` port ${seen.port}`}`;
}
