import { StateWord } from '@/components/ui/state-word';
import type { NotTestedLine } from '@/lib/reports/report';

interface Group {
  readonly sentence: string;
  readonly needsLogin: boolean;
  /** Questions, each with the places where it stayed open. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
}

/** Lines with the same reason together: many tests stay open for one cause. */
function grouped(lines: readonly NotTestedLine[]): readonly Group[] {
  const groups = new Map<string, Map<string, string[]>>();
  for (const { sentence, question, where } of lines) {
    const questions = groups.get(sentence) ?? new Map<string, string[]>();
    questions.set(question, [...(questions.get(question) ?? []), ...(where === null ? [] : [where])]);
    groups.set(sentence, questions);
  }
  return [...groups].map(([sentence, questions]) => ({
    sentence,
    questions,
    needsLogin: lines.some((line) => line.sentence === sentence && line.reason === 'needs-login'),
  }));
}

const SHOWN = 4;

const placeWords = (places: readonly string[]): string => {
  if (places.length === 0) return '';
  const more = places.length > SHOWN ? ` and ${places.length - SHOWN} more` : '';
  return ` (${places.slice(0, SHOWN).join('; ')}${more})`;
};

interface NotTestedListProps {
  readonly lines: readonly NotTestedLine[];
  /** The page that tests with a login, for readers who may. */
  readonly withLogin: string | undefined;
}

/** What was left out, why, and what would test it. */
export function NotTestedList({ lines, withLogin }: NotTestedListProps) {
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line">
      {grouped(lines).map(({ sentence, questions, needsLogin }) => (
        <li key={sentence} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[8rem_1fr]">
          <p>
            <StateWord state="not-tested" word="Not tested" />
          </p>
          <div>
            <p>
              {sentence}{' '}
              {needsLogin && withLogin && (
                <a href={withLogin} className="no-print inline-block py-0.5">
                  Test with your login
                </a>
              )}
            </p>
            <ul className="mt-1 list-disc pl-5 text-note text-soft [overflow-wrap:anywhere]">
              {[...questions].map(([question, places]) => (
                <li key={question}>
                  {question}
                  {placeWords(places)}
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
