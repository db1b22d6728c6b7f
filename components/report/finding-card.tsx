import { BreakableText } from '@/components/ui/breakable-text';
import type { Finding } from '@/lib/diagnosis/finding';
import { ConversationLink } from './conversation-link';
import { certaintyWord, ownerWord } from './words';

interface FindingCardProps {
  readonly finding: Finding;
  /** Where on the page the conversations are. */
  readonly conversation: string | undefined;
}

/** One more thing that was found: cause, how sure, who, one step. */
export function FindingCard({ finding, conversation }: FindingCardProps) {
  const action = finding.actions[0];
  return (
    <li className="keep rounded-plate border border-line bg-surface p-4 sm:p-5">
      <h3 className="font-semibold [overflow-wrap:anywhere]">
        <BreakableText text={finding.headline} />
      </h3>
      <p className="mt-1 text-note text-soft">
        {finding.advice ? 'Good to know' : certaintyWord[finding.confidence]}
        {finding.owner !== 'nobody' && `. Who needs to act: ${ownerWord[finding.owner]}`}.{' '}
        {finding.certaintyReason}
      </p>
      {action && (
        <p className="mt-2">
          {action.text} <ConversationLink text={action.text} href={conversation} />
        </p>
      )}
    </li>
  );
}
