import { inertText } from '@/lib/net/inert-text';
import type { Report, ResultState } from '@/lib/reports/report';
import { textTable } from './text-table';
import { wrapText } from './wrap-text';

/** Longest line of a stranger's words that is shown. */
const longest = 2000;

const signs: Readonly<Record<ResultState, string>> = {
  works: '[works]     ',
  blocked: '[blocked]   ',
  partly: '[partly]    ',
  'not-tested': '[not tested]',
  'our-side': '[our side]  ',
};

/**
 * A report for reading in a terminal, in the order of the page: verdict, who, what to do, how we know, other
 * findings, grid, what was not tested. Text that came from a server is made visible, so that it cannot steer the terminal.
 *
 * @param width columns to wrap at
 */
export function terminalReport(report: Report, width: number): string {
  const safe = (text: string) => inertText(text, longest);
  const paragraph = (text: string, first = '', rest = first) => {
    const [head = '', ...tail] = wrapText(safe(text), width - first.length);
    return [`${first}${head}`, ...tail.map((line) => `${rest}${line}`)];
  };
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', title, ...lines] : [];
  const { finding, ownerLabel } = report.verdict;
  const others = report.findings.filter((one) => one !== finding && one.cause !== finding.cause);
  return [
    ...paragraph(
      `${report.host}${report.port === null ? '' : `, port ${report.port}`} (${report.profile.name})`,
    ),
    '',
    ...paragraph(finding.headline),
    ...paragraph(finding.certaintyReason),
    `Who needs to act: ${safe(ownerLabel)}`,
    ...section(
      'What to do',
      finding.actions.flatMap(({ text }, index) => paragraph(text, `  ${index + 1}. `, '     ')),
    ),
    ...section('What would decide', report.nextStep ? paragraph(report.nextStep.sentence, '  ') : []),
    ...section(
      'How we know',
      report.proof.flatMap((line) =>
        resultLines(
          line.state,
          line.sentence.includes(line.vantage) ? line.sentence : `${line.sentence} (${line.vantage})`,
          paragraph,
        ),
      ),
    ),
    ...section(
      'Other things we found',
      others.flatMap((one) =>
        paragraph(`${one.headline} (${one.confidence}; cause ${one.cause})`, '  - ', '    '),
      ),
    ),
    ...section('Addresses and ports', gridLines(report).map(safe)),
    ...section('Not tested', notTestedLines(report, paragraph)),
    '',
    `Cause: ${finding.cause} (${finding.confidence})`,
  ].join('\n');
}

type Paragraph = (text: string, first: string, rest: string) => string[];

function resultLines(state: ResultState, sentence: string, paragraph: Paragraph): string[] {
  const sign = `  ${signs[state]} `;
  return paragraph(sentence, sign, ' '.repeat(sign.length));
}

function gridLines({ grid }: Report): string[] {
  if (grid.rows.length === 0 || grid.columns.length === 0) return [];
  const heading = ['', ...grid.columns.map(({ port, encryption }) => `${port} ${encryption}`)];
  const rows = grid.rows.map(({ address, cells }) => [address, ...cells.map(({ word }) => word)]);
  return textTable([heading, ...rows]).map((line) => `  ${line}`);
}

/** The same reason for many targets is one line. */
function notTestedLines({ notTested }: Report, paragraph: Paragraph): string[] {
  const groups = new Map<string, { sentence: string; where: string[] }>();
  for (const { question, sentence, where } of notTested) {
    const key = `${question} ${sentence}`;
    const group = groups.get(key) ?? { sentence: key, where: [] };
    if (where !== null) group.where.push(where);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ sentence, where }) => {
    const places =
      where.length === 0 ? '' : where.length > 3 ? ` (${where.length} targets)` : ` (${where.join(', ')})`;
    return paragraph(`${sentence}${places}`, '  - ', '    ');
  });
}
