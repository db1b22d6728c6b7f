import type { Finding } from '@/lib/diagnosis/finding';
import { certaintyWord, ownerWord } from './words';

/** One more thing that was found: cause, how sure, who, one step. */
export function FindingCard({ finding }: { finding: Finding }) {
  return (
    <li className="keep rounded-plate border border-line bg-surface p-4 sm:p-5">
      <h3 className="font-semibold [overflow-wrap:anywhere]">{finding.headline}</h3>
      <p className="mt-1 text-note text-soft">
        {finding.advice ? 'Good to know' : certaintyWord[finding.confidence]}
        {finding.owner !== 'nobody' && `. Who needs to act: ${ownerWord[finding.owner]}`}.{' '}
        {finding.certaintyReason}
      </p>
      {finding.actions[0] && <p className="mt-2">{finding.actions[0].text}</p>}
    </li>
  );
}
