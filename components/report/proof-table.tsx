import { StateWord } from '@/components/ui/state-word';
import type { ResultLine } from '@/lib/reports/report';
import { stateWord } from './words';

const OURS = 'from our network';

/** Lines about the same question side by side: from our network, and from yours. */
function rows(
  lines: readonly ResultLine[],
): readonly { question: string; ours: ResultLine[]; yours: ResultLine[] }[] {
  const questions = [...new Set(lines.map((line) => line.question))];
  return questions.map((question) => {
    const about = lines.filter((line) => line.question === question);
    return {
      question,
      ours: about.filter((line) => line.vantage === OURS),
      yours: about.filter((line) => line.vantage !== OURS),
    };
  });
}

const isTold = (line: ResultLine): boolean => line.vantage === 'you told us';

function Seen({ label, lines, told }: { label: string; lines: readonly ResultLine[]; told: boolean }) {
  if (told && lines.length === 0) return <td className="hidden sm:table-cell" />; // nothing there to test
  return (
    <td className="block py-1 align-top sm:table-cell sm:py-3 sm:pr-4">
      <span className="text-note text-soft sm:hidden">{label}</span>
      {lines.length === 0 && (
        <div>
          <StateWord state="not-tested" word="Not tested" />
        </div>
      )}
      {lines.map((line) => (
        <div key={`${line.state} ${line.sentence}`}>
          <StateWord state={line.state} word={stateWord[line.state]} />
          <p className="text-note [overflow-wrap:anywhere]">{line.sentence}</p>
          {line.vantage !== OURS && line.vantage !== 'from your network' && (
            <p className="text-note text-soft">{line.vantage}</p>
          )}
        </div>
      ))}
    </td>
  );
}

/** What the verdict rests on, both sides next to each other. */
export function ProofTable({ lines, caption }: { lines: readonly ResultLine[]; caption: string }) {
  return (
    <table className="mt-4 block w-full text-left sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="hidden sm:table-header-group">
        <tr className="border-b border-edge text-note">
          <th scope="col" className="py-2 pr-4 font-semibold">
            Test
          </th>
          <th scope="col" className="w-[38%] py-2 pr-4 font-semibold">
            From our network
          </th>
          <th scope="col" className="w-[30%] py-2 font-semibold">
            From your network
          </th>
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows(lines).map((row) => (
          <tr key={row.question} className="block border-b border-line py-3 sm:table-row sm:py-0">
            <th
              scope="row"
              className="block text-left font-medium sm:table-cell sm:py-3 sm:pr-4 sm:align-top"
            >
              {row.question}
            </th>
            <Seen label="From our network" lines={row.ours} told={row.yours.some(isTold)} />
            <Seen label="From your network" lines={row.yours} told={false} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
