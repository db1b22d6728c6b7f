import type { StoredEvidence } from './store';

/**
 * The pieces that count in the diagnosis: every log, and of each network the newest results, because whoever runs
 * the script again does so after changing something.
 *
 * @param pieces oldest first
 */
export function countingEvidence<E extends Pick<StoredEvidence, 'kind' | 'label'>>(
  pieces: readonly E[],
): readonly E[] {
  return pieces.filter(
    (piece, place) =>
      piece.kind !== 'kit' ||
      !pieces.slice(place + 1).some(({ kind, label }) => kind === piece.kind && label === piece.label),
  );
}
