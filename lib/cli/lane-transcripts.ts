import type { FinishedStep, PlannedStep } from '@/lib/probes/run-sink';
import type { TranscriptView } from '@/lib/reports/report';

/** The conversations of a run, one per lane: the last step of a lane holds the whole of it. */
export function laneTranscripts(
  steps: readonly PlannedStep[],
  finished: ReadonlyMap<string, FinishedStep>,
): TranscriptView[] {
  const lanes = new Map<string, TranscriptView>();
  for (const step of steps) {
    const lines = finished.get(step.key)?.transcript ?? [];
    const known = lanes.get(step.lane);
    if (lines.length > 0 && lines.length >= (known?.lines.length ?? 0))
      lanes.set(step.lane, { title: titleOf(step), lines });
  }
  return [...lanes.values()];
}

function titleOf({ target, lane }: PlannedStep): string {
  if (!target) return lane;
  const address = target.address === null || target.address === target.host ? '' : ` (${target.address})`;
  return `${target.host}${address}${target.port === null ? '' : ` port ${target.port}`}`;
}
