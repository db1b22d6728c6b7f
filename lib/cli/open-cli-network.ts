import { startPractice } from '@/lib/practice/start-practice';
import type { PracticeTable } from '@/lib/practice/table';
import { type OpenedNetwork, openNetwork } from '@/lib/server/network/open-network';
import { settings } from '@/lib/server/settings';

export interface CliNetwork extends OpenedNetwork {
  /** The practice servers that were started for this command; null when none were needed. */
  readonly practice: PracticeTable | null;
  close(): Promise<void>;
}

/**
 * The network of this process. In the try-out, where nothing else may be running, a name below `practice.test` starts
 * the practice servers inside this process.
 *
 * @param typed the host as it was typed
 * @param resolver whose answers count: those of the servers in the settings, or of this machine's own
 */
export async function openCliNetwork(
  typed: string,
  resolver: 'settings' | 'machine' = 'settings',
): Promise<CliNetwork> {
  const read = settings();
  const needsPractice = read.tryOut && /\.practice\.test\b/i.test(typed);
  const running = needsPractice
    ? await startPractice({ announce: 'documentation', log: () => undefined })
    : null;
  const practice = running?.table ?? null;
  const opened = await openNetwork(
    {
      ...read,
      resolvers: resolver === 'machine' ? [] : read.resolvers,
      practice: practice ? JSON.stringify(practice) : undefined,
    },
    { onConnection: () => undefined },
  );
  return { ...opened, practice, close: async () => running?.stop() };
}
