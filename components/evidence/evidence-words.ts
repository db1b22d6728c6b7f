import type { EvidenceView } from '@/lib/sessions/views';

/** What a piece is called on pages. */
export const pieceTitle = ({ kind, label }: Pick<EvidenceView, 'kind' | 'label'>): string => {
  if (kind === 'kit')
    return label === 'customer' ? 'Results from your network' : `Results from your network, ${label}`;
  return label.length < 40 ? `Log of ${label}` : label;
};

/** What was masked, in one sentence. */
export function maskedSentence(masked: number): string {
  if (masked === 0) return 'Nothing in it looked like a password.';
  return masked === 1
    ? '1 place that looked like a password was masked.'
    : `${masked} places that looked like passwords were masked.`;
}
