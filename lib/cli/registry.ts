import type { Command } from './command';
import { allowlist } from './commands/allowlist';
import { diagnose } from './commands/diagnose';
import { helpFor } from './commands/help';
import { profiles } from './commands/profiles';
import { readConfigCommand } from './commands/read-config';
import { readLog } from './commands/read-log';
import { supportAdd } from './commands/support-add';
import { worker } from './commands/worker';

const working: readonly Command[] = [
  diagnose,
  readLog,
  readConfigCommand,
  allowlist,
  profiles,
  worker,
  supportAdd,
];

/** Every command, in the order of the help text. */
export const commands: readonly Command[] = [...working, helpFor(working)];
