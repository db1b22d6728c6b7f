import { StateWord } from '@/components/ui/state-word';
import type { NotTestedLine } from '@/lib/reports/report';

/** Lines that say the same about several places become one line that names the places. */
function merged(
  lines: readonly NotTestedLine[],
): readonly { line: NotTestedLine; places: readonly string[] }[] {
  const groups = new Map<string, { line: NotTestedLine; places: string[] }>();
  for (const line of lines) {
    const key = `${line.check} ${line.sentence}`;
    const group = groups.get(key) ?? { line, places: [] };
    if (line.where !== null) group.places.push(line.where);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What was left out, why, and what would test it. */
export function NotTestedList({ lines }: { lines: readonly NotTestedLine[] }) {
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line">
      {merged(lines).map(({ line, places }) => (
        <li key={`${line.check} ${line.sentence}`} className="py-3">
          <p className="flex flex-wrap items-baseline gap-x-4">
            <StateWord state="not-tested" word="Not tested" />
            <span className="font-medium">{line.question}</span>
          </p>
          <p className="text-note text-soft [overflow-wrap:anywhere]">
            {line.sentence}
            {places.length > 0 &&
              ` (${places.slice(0, 4).join(', ')}${places.length > 4 ? `, and ${places.length - 4} more` : ''})`}
          </p>
        </li>
      ))}
    </ul>
  );
}
