import { stateWord } from '@/components/report/words';
import { StateWord } from '@/components/ui/state-word';
import { shownText } from '@/components/wizard/shown-text';
import type { LogLine } from '@/lib/sessions/evidence/log-lines';

/** Lines of a log, each with its meaning beside it. */
export function TellingLines({ lines }: { lines: readonly LogLine[] }) {
  return (
    <ol className="mt-3">
      {lines.map((line) => (
        <li key={line.number} className="grid gap-x-6 gap-y-1 border-b border-line py-3 lg:grid-cols-2">
          <p className="rounded-small bg-partly-tint px-3 py-2 font-mono text-note [overflow-wrap:anywhere]">
            <span className="select-none text-soft">
              <span className="sr-only">Line </span>
              {line.number}{' '}
            </span>
            <mark className="bg-transparent text-ink">{shownText(line.text)}</mark>
          </p>
          <div className="py-1">
            {line.means.map(({ state, sentence }) => (
              <div key={sentence}>
                <StateWord state={state} word={stateWord[state]} />
                <p className="[overflow-wrap:anywhere]">{sentence}</p>
              </div>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
