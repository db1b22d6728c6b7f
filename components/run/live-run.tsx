'use client';

import { useEffect } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeading } from '@/components/ui/page-heading';
import type { RunView } from '@/lib/sessions/views';
import { isOver } from './apply-event';
import { awaitedSteps, finishedCount, progressSentence } from './progress-sentence';
import { StepBoard } from './step-board';
import { useCalmText } from './use-calm-text';
import { useLiveRun } from './use-live-run';

interface LiveRunProps {
  readonly host: string;
  readonly run: RunView;
  /** Ports that the service promises or the customer uses. */
  readonly expected: readonly number[];
  readonly events: string;
  readonly report: string;
  readonly cancel: () => Promise<void>;
}

/** The run as it happens. Without scripts it shows how far the run was when the page was made. */
export function LiveRun({ host, run, expected, events, report, cancel }: LiveRunProps) {
  const live = useLiveRun(run, events);
  const over = isOver(live.state) || live.readable;
  const sentence = progressSentence(live);
  const said = useCalmText(sentence, over);
  const awaited = awaitedSteps(live.steps);
  useEffect(() => {
    if (over) window.location.replace(report); // a whole page, so that it is read from its verdict on
  }, [over, report]);
  return (
    <>
      <PageHeading>{over ? 'Finished' : 'Testing from our network'}</PageHeading>
      <p className="mt-3 text-lead text-soft [overflow-wrap:anywhere]">
        {host}, run {run.number}. Results appear as they come in; you can leave and return.
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="mt-6 rounded-plate border border-line bg-surface p-4">
        <p aria-hidden="true" className="font-semibold">
          {sentence}
        </p>
        <progress
          aria-label="Tests done"
          value={finishedCount(awaited)}
          max={Math.max(1, awaited.length)}
          className="mt-3 block h-2.5 w-full overflow-hidden rounded-full"
        />
        {live.lost && !over && (
          <p role="alert" className="mt-3 rounded-small bg-partly-tint px-3 py-2 text-partly">
            The connection to this page is lost, the results are kept. We are connecting again.
          </p>
        )}
        <div className="mt-4 flex flex-wrap gap-3">
          {over ? (
            <a href={report} className={buttonStyle.primary}>
              See what we found
            </a>
          ) : (
            <form action={cancel}>
              <button type="submit" className={buttonStyle.secondary}>
                Stop and keep the results
              </button>
            </form>
          )}
        </div>
      </div>
      <h2 className="mt-10 text-head font-semibold">Tests</h2>
      <div className="mt-4">
        <StepBoard steps={live.steps} expected={expected} />
      </div>
    </>
  );
}
