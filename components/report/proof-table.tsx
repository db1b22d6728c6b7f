import { StateSymbol } from '@/components/ui/state-symbol';
import { StateWord } from '@/components/ui/state-word';
import type { ResultLine } from '@/lib/reports/report';
import { shownState } from './shown-state';
import { stateWord } from './words';

const OURS = 'from our network';
const TOLD = 'you told us';

/** Lines about the same question together. */
const rows = (lines: readonly ResultLine[]): readonly { question: string; about: readonly ResultLine[] }[] =>
  [...new Set(lines.map((line) => line.question))].map((question) => ({
    question,
    about: lines.filter((line) => line.question === question),
  }));

const isOurs = (line: ResultLine): boolean => line.vantage === OURS;
const isTold = (line: ResultLine): boolean => line.vantage === TOLD;

interface SeenProps {
  /** The column's name, said again on narrow screens; null where there is one column alone. */
  readonly label: string | null;
  readonly lines: readonly ResultLine[];
}

function Seen({ label, lines }: SeenProps) {
  return (
    <td className="block py-1 align-top sm:table-cell sm:py-3 sm:pr-4">
      {label !== null && <span className="text-note text-soft sm:hidden">{label}</span>}
      {lines.length === 0 && (
        <div>
          <StateWord state="not-tested" word="Not tested" />
        </div>
      )}
      {lines.map((line) => (
        <div key={`${line.state} ${line.sentence}`}>
          <StateWord state={shownState(line)} word={stateWord[shownState(line)]} />
          <p className="text-note [overflow-wrap:anywhere]">{line.sentence}</p>
          {line.vantage !== OURS && line.vantage !== 'from your network' && (
            <p className="text-note text-soft">{line.vantage}</p>
          )}
        </div>
      ))}
    </td>
  );
}

/** Both sides next to each other. Where the customer only told something, nothing was there for us to test. */
function BothSides({ about }: { about: readonly ResultLine[] }) {
  const ours = about.filter(isOurs);
  return (
    <>
      {ours.length === 0 && about.some(isTold) ? (
        <td className="hidden sm:table-cell" />
      ) : (
        <Seen label="From our network" lines={ours} />
      )}
      <Seen label="From your network" lines={about.filter((line) => !isOurs(line))} />
    </>
  );
}

function Heads({ names }: { names: readonly string[] }) {
  return (
    <thead className="hidden sm:table-header-group">
      <tr className="border-b border-edge text-note">
        {names.map((name) => (
          <th key={name} scope="col" className="py-2 pr-4 font-semibold first:w-1/3">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** What the verdict rests on: both sides next to each other, or ours alone with a word about the other. */
export function ProofTable({ lines, caption }: { lines: readonly ResultLine[]; caption: string }) {
  const bothSides = lines.some((line) => !isOurs(line) && !isTold(line));
  return (
    <>
      {!bothSides && (
        <p className="mt-3 flex items-center gap-2">
          <StateSymbol state="not-tested" />
          Seen from our network. Not tested from your network yet.
        </p>
      )}
      <table className="mt-4 block w-full text-left sm:table sm:table-fixed">
        <caption className="sr-only">{caption}</caption>
        <Heads
          names={bothSides ? ['Test', 'From our network', 'From your network'] : ['Test', 'What we saw']}
        />
        <tbody className="block sm:table-row-group">
          {rows(lines).map(({ question, about }) => (
            <tr key={question} className="block border-b border-line py-3 sm:table-row sm:py-0">
              <th
                scope="row"
                className="block text-left font-medium sm:table-cell sm:py-3 sm:pr-4 sm:align-top"
              >
                {question}
              </th>
              {bothSides ? <BothSides about={about} /> : <Seen label={null} lines={about} />}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
