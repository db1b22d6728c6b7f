import { StateWord } from '@/components/ui/state-word';
import type { ComparedQuestion, SideSummary } from './compare-sides';
import { shownState } from './shown-state';
import { stateWord } from './words';

function Side({ label, side, named }: { label: string; side: SideSummary; named: boolean }) {
  const state = shownState(side);
  return (
    <td className="block py-1 align-top sm:table-cell sm:py-3 sm:pr-4">
      <span className="text-note text-soft sm:hidden">{label}: </span>
      <StateWord state={state} word={stateWord[state]} />
      <p className="text-note [overflow-wrap:anywhere]">{side.sentence}</p>
      <p className="text-note text-soft">
        {named && side.vantages.join(', ')}
        {named && side.others > 0 && '; '}
        {side.others > 0 && `${side.others} more in all results`}
      </p>
    </td>
  );
}

/** What both sides tested, next to each other: one line for each question, the worst result of each side. */
export function SidesTable({ rows }: { rows: readonly ComparedQuestion[] }) {
  return (
    <table className="mt-4 block w-full text-left sm:table sm:table-fixed">
      <caption className="sr-only">The same tests from both sides</caption>
      <thead className="hidden sm:table-header-group">
        <tr className="border-b border-edge text-note">
          {['Test', 'From our network', 'From yours'].map((name) => (
            <th key={name} scope="col" className="py-2 pr-4 font-semibold first:w-1/4">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows.map(({ question, ours, yours }) => (
          <tr key={question} className="block border-b border-line py-3 sm:table-row sm:py-0">
            <th
              scope="row"
              className="block text-left font-medium sm:table-cell sm:py-3 sm:pr-4 sm:align-top"
            >
              {question}
            </th>
            <Side label="From our network" side={ours} named={false} />
            <Side label="From yours" side={yours} named />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
