import { settings } from '@/lib/server/settings';
import { type Command, exitStatus } from '../command';
import { UsageError } from '../usage-error';

export const worker: Command = {
  name: 'worker',
  operands: '',
  summary: 'runs tests for a portal until it is ended; needs DATABASE_URL and PORTSIDE_SECRET',
  options: {},
  operandCount: { least: 0, most: 0 },
  run: async () => {
    const { databaseUrl, secret } = settings();
    if (!databaseUrl || !secret)
      throw new UsageError(
        'Set DATABASE_URL and PORTSIDE_SECRET to those of the portal that this worker is for.',
      );
    // The worker is a process of its own kind: it starts when its module is loaded, and ends by itself on a signal.
    await import('@/lib/server/process/worker');
    return exitStatus.noProblem;
  },
};
