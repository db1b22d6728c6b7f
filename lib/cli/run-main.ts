import { existsSync } from 'node:fs';
import { main } from './main';
import { nodeTerminal } from './node-terminal';

if (existsSync('.env')) process.loadEnvFile('.env');
const terminal = nodeTerminal();
process.exitCode = await main(process.argv.slice(2), terminal);
terminal.close();
