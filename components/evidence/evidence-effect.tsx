import { BreakableText } from '@/components/ui/breakable-text';
import type { AnswerEffect } from '@/lib/wizard/answer-effect';

/** What one piece of evidence does to the verdict. */
export function EvidenceEffect({ effect }: { effect: AnswerEffect }) {
  return (
    <div
      role="status"
      className="mt-5 max-w-read rounded-plate border-l-4 border-glow bg-surface px-4 py-3 [overflow-wrap:anywhere]"
    >
      {effect.changed === 'verdict' && (
        <>
          <p>
            <strong className="font-semibold">With this we now think:</strong>{' '}
            <BreakableText text={effect.headline} />
          </p>
          <p className="mt-1 text-note text-soft">
            Without it: <BreakableText text={effect.before} />
          </p>
        </>
      )}
      {effect.changed === 'surer' && (
        <p>
          <strong className="font-semibold">With this we are surer:</strong>{' '}
          <BreakableText text={effect.headline} />
        </p>
      )}
      {effect.changed === 'less-sure' && (
        <p>
          <strong className="font-semibold">With this it is less likely:</strong>{' '}
          <BreakableText text={effect.headline} />
        </p>
      )}
      {effect.changed === 'nothing' && <p>Thank you. It is kept; it does not change the verdict.</p>}
    </div>
  );
}
