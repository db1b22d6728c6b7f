import type { Deadline } from '@/lib/net/deadline';
import type { Connection } from '@/lib/net/network';
import type { DataProgress, Failing } from './data-progress';

/**
 * Reads a data connection to its end.
 * @param limit bytes after which the rest is not wanted any more
 * @param keep gets every piece
 * @returns `enough` when there was more than that; else why it failed, or null
 */
export async function takeBytes(
  data: Connection,
  patience: Deadline,
  progress: DataProgress,
  limit: number,
  keep: (piece: Uint8Array) => void = () => undefined,
): Promise<Failing | 'enough'> {
  while (progress.bytes <= limit) {
    const outcome = await data.read(patience);
    if (!outcome.ok) {
      progress.closed = outcome.failure === 'reset' ? 'reset' : outcome.failure === 'closed' ? 'cut' : null;
      return outcome;
    }
    if (!outcome.bytes) {
      progress.closed = 'clean';
      progress.reached = 'closed';
      data.end();
      return null;
    }
    keep(outcome.bytes);
    progress.bytes += outcome.bytes.length;
    progress.reached = 'bytes';
  }
  return 'enough';
}
