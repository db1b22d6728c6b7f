import type { TranscriptLine } from '@/lib/ftp/transcript';

/** Milliseconds between two lines of a conversation, at most; null when there are less than two. */
export function longestSilence(lines: readonly TranscriptLine[]): number | null {
  const times = lines.filter(({ from }) => from !== 'note').map(({ atMs }) => atMs);
  const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? atMs));
  return gaps.length === 0 ? null : Math.max(...gaps);
}
