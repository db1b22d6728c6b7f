import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readLog } from '@/lib/client-logs/read-log';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';

/**
 * How often the cause of a client's log is named right: `npm run eval:logs -- FILE.jsonl [--wrong]`. Each line holds
 * `{id, client, cause, alternativeCauses, log}`; only `log` is shown to the reader.
 */

const row = z.object({
  id: z.string(),
  client: z.string(),
  cause: z.string(),
  alternativeCauses: z.array(z.string()),
  log: z.string(),
});
type Row = z.infer<typeof row>;

interface Answer {
  readonly row: Row;
  readonly reader: string;
  readonly causes: readonly string[];
  readonly confidence: string;
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

function ask(one: Row): Answer {
  const read = readLog(one.log, '2026-01-01T00:00:00.000Z', 'log');
  if (!read.ok) return { row: one, reader: read.reason, causes: ['inconclusive'], confidence: 'possible' };
  const profile = builtInProfiles.find(({ id }) => id === 'generic');
  if (!profile) throw new Error('The profile for every service is missing.');
  const { findings } = diagnose(read.value.observations, profile);
  return {
    row: one,
    reader: read.value.reader,
    causes: findings.map(({ cause }) => cause),
    confidence: findings[0].confidence,
  };
}

const isRight = ({ row: one }: Answer, cause: string | undefined): boolean =>
  cause !== undefined && (cause === one.cause || one.alternativeCauses.includes(cause));
const first = (answer: Answer): boolean => isRight(answer, answer.causes[0]);
const withinThree = (answer: Answer): boolean =>
  answer.causes.slice(0, 3).some((cause) => isRight(answer, cause));
const confidentlyWrong = (answer: Answer): boolean =>
  !first(answer) && answer.confidence === 'certain' && answer.causes[0] !== 'inconclusive';

function table(title: string, answers: readonly Answer[], by: (answer: Answer) => string): void {
  console.log(`\n${title}`);
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) groups.set(by(answer), [...(groups.get(by(answer)) ?? []), answer]);
  for (const [name, mine] of [...groups].sort(([a], [b]) => a.localeCompare(b)))
    console.log(`  ${name.padEnd(32)} ${String(mine.filter(first).length).padStart(4)} of ${mine.length}`);
}

const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const [file] = files;
if (file === undefined) {
  console.error('Usage: npm run eval:logs -- FILE.jsonl');
  process.exit(2);
}
const answers = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => ask(row.parse(JSON.parse(line))));
table('by cause', answers, ({ row: one }) => one.cause);
table('by client', answers, ({ row: one }) => one.client.split(/[ (]/)[0] ?? one.client);
console.log('\nwrong');
for (const answer of answers.filter((one) => !first(one)))
  console.log(
    `  ${answer.row.id}  ${answer.row.cause}, named: ${answer.causes.slice(0, 3).join(', ')} (${answer.confidence}, ${answer.reader})`,
  );
const right = answers.filter(first).length;
const near = answers.filter(withinThree).length;
console.log(
  `\nnamed first ${right}/${answers.length} (${percent(right, answers.length)}), within three ${near}/${answers.length} (${percent(near, answers.length)}), confidently wrong ${answers.filter(confidentlyWrong).length}`,
);
