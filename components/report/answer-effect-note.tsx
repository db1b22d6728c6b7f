import { BreakableText } from '@/components/ui/breakable-text';
import type { AnswerEffect } from '@/lib/wizard/answer-effect';

/** What an answer did to the verdict, said once after the way back to the report. */
export function AnswerEffectNote({ effect }: { effect: AnswerEffect }) {
  return (
    <div
      role="status"
      className="no-print mb-5 max-w-read rounded-plate border-l-4 border-glow bg-surface px-4 py-3 [overflow-wrap:anywhere]"
    >
      {effect.changed === 'verdict' && (
        <>
          <p>
            <strong className="font-semibold">With your answer we now think:</strong>{' '}
            <BreakableText text={effect.headline} />
          </p>
          <p className="mt-1 text-note text-soft">
            Without it: <BreakableText text={effect.before} />
          </p>
        </>
      )}
      {effect.changed === 'surer' && (
        <p>
          <strong className="font-semibold">With your answer we are surer of this:</strong>{' '}
          <BreakableText text={effect.headline} />
        </p>
      )}
      {effect.changed === 'less-sure' && (
        <p>
          <strong className="font-semibold">With your answer this is less likely:</strong>{' '}
          <BreakableText text={effect.headline} />
        </p>
      )}
      {effect.changed === 'nothing' && <p>Thank you. Your answer is kept; it does not change the verdict.</p>}
    </div>
  );
}
