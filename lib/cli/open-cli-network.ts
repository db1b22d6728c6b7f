import { startPractice } from '@/lib/practice/start-practice';
import type { PracticeTable } from '@/lib/practice/table';
import type { EndToEndTransfer } from '@/lib/probes/end-to-end-transfer';
import { createBasicFtpTransfer } from '@/lib/server/network/basic-ftp-transfer';
import { directDialer } from '@/lib/server/network/direct-dialer';
import { type OpenedNetwork, openNetwork } from '@/lib/server/network/open-network';
import { practiceDialer } from '@/lib/server/network/practice-dialer';
import { settings } from '@/lib/server/settings';

export interface CliNetwork extends OpenedNetwork {
  /** The practice servers that were started for this command; null when none were needed. */
  readonly practice: PracticeTable | null;
  /** The client for the proof with a real transfer. */
  readonly transfer: EndToEndTransfer;
  close(): Promise<void>;
}

/**
 * The network of this process. In the try-out, where nothing else may be running, a name below `practice.test` starts
 * the practice servers inside this process.
 *
 * @param typed the host as it was typed
 */
export async function openCliNetwork(typed: string): Promise<CliNetwork> {
  const read = settings();
  const needsPractice = read.tryOut && /\.practice\.test\b/i.test(typed);
  const running = needsPractice
    ? await startPractice({ announce: 'documentation', log: () => undefined })
    : null;
  const practice = running?.table ?? null;
  const opened = await openNetwork(
    { ...read, practice: practice ? JSON.stringify(practice) : undefined },
    { onConnection: () => undefined },
  );
  const direct = directDialer(opened.policy.lab?.networks ?? []);
  const transfer = createBasicFtpTransfer({
    dialer: practice ? practiceDialer(practice, direct) : direct,
    trustAnchorsPem: [],
    onConnection: () => undefined,
  });
  return { ...opened, practice, transfer, close: async () => running?.stop() };
}
