import { exitStatus } from './command';
import { findCommand, parseArguments } from './parse-arguments';
import { commands } from './registry';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/**
 * Runs one command.
 *
 * @param words what was typed after the program's name
 * @returns the exit status: 0 no problem, 1 findings, 2 could not run
 */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<number> {
  const typed = words.length === 0 || words[0] === '--help' || words[0] === '-h' ? ['help'] : words;
  const command = findCommand(typed, commands);
  if (!command) {
    terminal.complain(`There is no command "${typed[0]}". "portside help" lists them.`);
    return exitStatus.couldNotRun;
  }
  try {
    return await command.run(parseArguments(typed, command), terminal);
  } catch (error) {
    terminal.complain(error instanceof UsageError ? error.message : sayFault(error));
    return exitStatus.couldNotRun;
  }
}

/** Wrong settings and profiles are explained by their message; anything else is a bug and comes with its place. */
function sayFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
