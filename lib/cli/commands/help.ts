import { type Command, exitStatus } from '../command';
import { wrapText } from '../wrap-text';

/** The command that describes the given ones and itself. */
export const helpFor = (others: readonly Command[]): Command => ({
  name: 'help',
  operands: '[COMMAND]',
  summary: 'shows this text, or more about one command',
  options: {},
  operandCount: { least: 0, most: 2 },
  run: async (given, terminal) => {
    const wanted = given.positionals.join(' ');
    const one = others.find(({ name }) => name === wanted);
    terminal.print(one ? commandHelp(one, terminal.width) : overview(others));
    return wanted === '' || one ? exitStatus.noProblem : exitStatus.couldNotRun;
  },
});

function overview(commands: readonly Command[]): string {
  const usages = commands.map(
    (command) => `portside ${[command.name, command.operands].filter(Boolean).join(' ')}`,
  );
  const column = Math.max(...usages.map((usage) => usage.length)) + 2;
  return [
    'Portside finds out why an FTP connection fails, and who must act.',
    '',
    ...commands.map(({ summary }, index) => `  ${(usages[index] ?? '').padEnd(column)}${summary}`),
    '',
    'Exit status: 0 no problem, 1 findings, 2 could not run.',
  ].join('\n');
}

function commandHelp({ name, operands, summary, options, details = [] }: Command, width: number): string {
  const rows = Object.entries(options).map(([option, { placeholder, meaning }]) => ({
    usage: `--${option}${placeholder ? ` ${placeholder}` : ''}`,
    meaning,
  }));
  const column = Math.max(0, ...rows.map(({ usage }) => usage.length)) + 2;
  return [
    `portside ${name} ${operands}`.trim(),
    `  ${summary}`,
    ...(rows.length > 0 ? [''] : []),
    ...rows.map(({ usage, meaning }) => `  ${usage.padEnd(column)}${meaning}`),
    ...details.flatMap((paragraph) => ['', ...wrapText(paragraph, width)]),
  ].join('\n');
}
