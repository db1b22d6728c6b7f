import type { Confidence, Finding } from '@/lib/diagnosis/finding';
import type { Report, ResultLine } from './report';

export interface ReportTextOptions {
  /** The check's code, as it can be read aloud; null where there is none. */
  readonly code: string | null;
}

const stateMarks: Readonly<Record<ResultLine['state'], string>> = {
  works: '[works]',
  blocked: '[blocked]',
  partly: '[partly]',
  'not-tested': '[not tested]',
  'our-side': '[our side]',
};

const certainty: Readonly<Record<Confidence, string>> = {
  certain: 'Certain',
  likely: 'Likely',
  possible: 'Possible',
};

const numbered = (texts: readonly string[]): readonly string[] =>
  texts.map((text, at) => `  ${at + 1}. ${text}`);
const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const other = (finding: Finding): string =>
  `  - ${finding.headline} ${finding.actions[0]?.text ?? ''}`.trimEnd();

function gridLines(report: Report): readonly string[] {
  return report.grid.rows.flatMap((row) => [
    `  ${row.address}`,
    ...row.cells.map((cell, at) => `    ${report.grid.columns[at]?.label ?? ''}: ${cell.word}`),
  ]);
}

/** The report as plain text, for a ticket, a mail or a reply: verdict, steps, proof, and what was not tested. */
export function reportText(report: Report, options: ReportTextOptions): string {
  const { finding, ownerLabel } = report.verdict;
  const port = report.port === null ? '' : `, port ${report.port}`;
  const lines = [
    finding.headline,
    `${certainty[finding.confidence]}: ${finding.certaintyReason}`,
    `Who needs to act: ${ownerLabel}`,
    ...section('What to do now', numbered(finding.actions.map((action) => action.text))),
    ...section('Next step', report.nextStep === null ? [] : [`  ${report.nextStep.sentence}`]),
    ...section(
      'How we know',
      report.proof.map((line) => `  ${stateMarks[line.state]} ${line.sentence} (${line.vantage})`),
    ),
    ...section('Other things we found', report.findings.slice(1).map(other)),
    ...section('Addresses and ports', gridLines(report)),
    ...section(
      'Not tested',
      report.notTested.map(
        (line) => `  - ${line.question}${line.where === null ? '' : ` (${line.where})`} ${line.sentence}`,
      ),
    ),
    '',
    `Tested: ${report.host}${port}${report.finishedAt === null ? '' : `, ${report.finishedAt}`}${options.code === null ? '' : `, check ${options.code}`}`,
  ];
  return `${lines.join('\n')}\n`;
}
