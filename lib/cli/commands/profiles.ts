import { profiles as loadedProfiles } from '@/lib/server/provider/profiles';
import { type Command, exitStatus } from '../command';

export const profiles: Command = {
  name: 'profiles',
  operands: '',
  summary: 'lists the services that are described',
  options: {},
  operandCount: { least: 0, most: 0 },
  run: async (_given, terminal) => {
    const known = loadedProfiles();
    const column = Math.max(...known.map(({ id }) => id.length)) + 2;
    for (const { id, name, hostPatterns } of known)
      terminal.print(
        `${id.padEnd(column)}${name}${hostPatterns.length > 0 ? ` (${hostPatterns.join(', ')})` : ''}`,
      );
    return exitStatus.noProblem;
  },
};
