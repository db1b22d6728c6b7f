import type { AnswerLine } from '@/lib/wizard/step';
import { shownText } from './shown-text';

export interface AnswerGroup {
  /** Where "Change" leads; null when it cannot be changed. */
  readonly change: string | null;
  readonly lines: readonly AnswerLine[];
}

/** Every answer with its Change link. */
export function AnswerList({ groups }: { groups: readonly AnswerGroup[] }) {
  const rows = groups.flatMap(({ change, lines }) => lines.map((line) => ({ change, line })));
  return (
    <dl className="mt-6 divide-y divide-line border-y border-line">
      {rows.map(({ change, line }) => (
        <div
          key={line.label}
          className="grid grid-cols-[1fr_auto] gap-x-4 py-3 sm:grid-cols-[10rem_1fr_auto] sm:items-baseline"
        >
          <dt className="font-semibold">{line.label}</dt>
          <dd className="row-start-2 whitespace-pre-wrap [overflow-wrap:anywhere] sm:row-auto">
            {shownText(line.value)}
          </dd>
          {change && (
            <dd className="col-start-2 row-start-1 sm:col-start-3">
              <a href={change} className="inline-flex min-h-6 items-center px-1">
                Change<span className="sr-only"> {line.changes}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
