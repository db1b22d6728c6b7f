import type { Command } from '@/lib/practice/ftp-server/session';
import { accessCommands } from './access';
import { dataPortCommands } from './data-ports';
import { fileCommands } from './files';
import { informationCommands } from './information';
import { protectionCommands } from './protection';
import { transferCommands } from './transfers';

/** Every command that is understood, by its verb. A map, so that a verb like `constructor` finds nothing. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [
    accessCommands,
    protectionCommands,
    informationCommands,
    dataPortCommands,
    fileCommands,
    transferCommands,
  ].flatMap((family) => Object.entries(family)),
);
