import { DateText } from '@/components/ui/date-text';
import { shownText } from '@/components/wizard/shown-text';
import type { RunView, SessionView } from '@/lib/sessions/views';
import { wizardSteps } from '@/lib/wizard/registry';

const runState = {
  queued: 'waiting to start',
  running: 'running',
  done: 'finished',
  cancelled: 'cancelled',
  failed: 'not finished, our side',
} as const;

/** What the customer told us, and what was run when. */
export function SessionSide({ session, run }: { session: SessionView; run: RunView | null }) {
  const lines = wizardSteps.flatMap((step) => step.lines(session.answers));
  const interrupted = run?.steps.filter((step) => step.interruptions > 0) ?? [];
  return (
    <aside aria-label="About this check" className="text-note">
      <h2 className="text-body font-semibold">{session.code}</h2>
      <p className="text-soft">
        {session.profile.name}. Started <DateText iso={session.createdAt} />, kept until{' '}
        <DateText iso={session.expiresAt} />.
      </p>
      <h2 className="mt-6 text-body font-semibold">What the customer told us</h2>
      {lines.length === 0 && <p className="text-soft">Nothing yet.</p>}
      <dl>
        {lines.map((line) => (
          <div key={line.label} className="mt-2">
            <dt className="text-soft">{line.label}</dt>
            <dd className="break-words font-medium">{shownText(line.value)}</dd>
          </div>
        ))}
      </dl>
      {session.note && (
        <>
          <h2 className="mt-6 text-body font-semibold">Note in the link</h2>
          <p>
            {shownText(session.note)} ({session.preparedBy})
          </p>
        </>
      )}
      <h2 className="mt-6 text-body font-semibold">Runs</h2>
      {session.runs.length === 0 && <p className="text-soft">No test was run yet.</p>}
      <ol>
        {session.runs.map((one) => (
          <li key={one.id} className="mt-2">
            Run {one.number}: {runState[one.state]}, <DateText iso={one.createdAt} />
          </li>
        ))}
      </ol>
      {interrupted.length > 0 && (
        <p className="mt-4 text-ours">
          {interrupted.length === 1 ? '1 test was' : `${interrupted.length} tests were`} interrupted on our
          side: {interrupted.map((step) => step.key).join(', ')}.
        </p>
      )}
    </aside>
  );
}
