import { parseArgs } from 'node:util';
import type { Arguments, Command } from './command';
import { UsageError } from './usage-error';

/** Finds the command that the words begin with; the longest name wins. */
export function findCommand(words: readonly string[], commands: readonly Command[]): Command | undefined {
  const fitting = commands.filter(({ name }) =>
    name.split(' ').every((word, index) => words[index] === word),
  );
  return fitting.sort((a, b) => b.name.length - a.name.length)[0];
}

/**
 * Reads what follows a command's name.
 *
 * @throws UsageError for unknown options, missing values and a wrong number of operands
 */
export function parseArguments(words: readonly string[], command: Command): Arguments {
  const { values, positionals } = parse(words.slice(command.name.split(' ').length), command);
  const { least, most } = command.operandCount;
  if (positionals.length < least) throw new UsageError(`Give ${command.operands} after "${command.name}".`);
  if (positionals.length > most)
    throw new UsageError(`"${positionals[most]}" is one word too many. Put names with blanks in quotes.`);
  return {
    positionals,
    text: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    texts: (option) => {
      const value = values[option];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    },
    flag: (option) => values[option] === true,
  };
}

function parse(args: string[], command: Command) {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    // The library's message repeats what was typed and names what is missing; its second sentence is about its own API.
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new UsageError(`${message.replace(/\.$/, '')}. See "portside help".`);
  }
}
