import { stateWord } from '@/components/report/words';
import { StateWord } from '@/components/ui/state-word';
import type { ResultState } from '@/lib/reports/report';

interface ShownFactsProps {
  readonly facts: readonly { readonly id: string; readonly state: ResultState; readonly sentence: string }[];
  readonly notes: readonly string[];
}

/** Everything that a piece shows, one line each, with what whoever brought it should know. */
export function ShownFacts({ facts, notes }: ShownFactsProps) {
  return (
    <>
      {notes.length > 0 && (
        <ul className="mt-3 max-w-read list-disc space-y-1 pl-6 text-soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <ul className="mt-3">
        {facts.map(({ id, state, sentence }) => (
          <li key={id} className="border-b border-line py-2 sm:grid sm:grid-cols-[8rem_1fr] sm:gap-x-4">
            <StateWord state={state} word={stateWord[state]} />
            <span className="[overflow-wrap:anywhere]">{sentence}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
