'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import type { RunView } from '@/lib/sessions/views';
import { isOver } from './apply-event';
import { backgroundSentence } from './background-sentence';
import { useLiveRun } from './use-live-run';

interface BackgroundNoteProps {
  readonly run: RunView;
  /** Address of the session's event stream. */
  readonly events: string;
  /** Ends the long measurements. */
  readonly cancel: () => Promise<void>;
  /** Milliseconds that the long measurements had gone on when the page was made. */
  readonly goneMs: number;
}

/** Without a stream the report is fetched anew after this time. */
const LOOK_AGAIN_MS = 60_000;

/**
 * The quiet line above a report whose long measurements go on. When they are over the report renews itself in its place;
 * without scripts that takes a reload. A page that was made afterwards has nothing to say about it.
 */
export function BackgroundNote({ run, events, cancel, goneMs }: BackgroundNoteProps) {
  const router = useRouter();
  const [sawItGoOn] = useState(!isOver(run.state));
  const live = useLiveRun(run, events, { afterMs: LOOK_AGAIN_MS, look: router.refresh });
  const over = isOver(live.state) || isOver(run.state);
  const toldOver = isOver(live.state) && !isOver(run.state);
  useEffect(() => {
    if (toldOver) router.refresh();
  }, [toldOver, router]);
  if (!sawItGoOn) return null;
  return (
    <div className="no-print mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-plate border border-line bg-surface px-4 py-2">
      <p role="status" className="min-w-0 max-w-read text-note text-soft">
        {over
          ? 'The long measurements are over. What they found is in this report.'
          : backgroundSentence(live.steps, goneMs)}
      </p>
      {!over && (
        <form action={cancel}>
          <button type="submit" className={buttonStyle.quiet}>
            Stop measuring
          </button>
        </form>
      )}
    </div>
  );
}
