import { loadEnvironmentFile } from '@/lib/server/settings';
import { nodeTerminal } from './node-terminal';
import { runCommandLine } from './run-command-line';

/** The program `portside`. */
loadEnvironmentFile();
const terminal = nodeTerminal();
process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
terminal.close();
