import { allowTarget } from '@/lib/net/target-policy';
import type { Seen } from '@/lib/observations/observation';
import type { CheckContext, CheckResult } from './check';
import type { TransferPatience, TransferStep } from './end-to-end-transfer';
import { makeProofFile } from './proof-file';

/**
 * The whole way of a large file of ours with an everyday client, over connections of its own. The control connection of
 * the lane is given up before, since some services allow one connection per user.
 */
export async function transferLargeFile(context: CheckContext): Promise<CheckResult> {
  const { lane, pinned, login, policy, request, deadline, limits, transfer } = context;
  if (!login) return { seen: [], passed: false, notTested: 'needs-login' };
  const protection = lane.loggedIn;
  if (!protection || !pinned || !transfer) return { seen: [], passed: false, notTested: 'needs-earlier' };
  lane.control?.close();
  lane.control = null;
  const { host, address, port } = pinned;
  const patience: TransferPatience = {
    connectMs: limits.dataMs,
    stallMs: limits.stallMs,
    uploadMs: limits.largeUploadMs,
    downloadMs: limits.largeDownloadMs,
  };
  const { steps, transcript } = await transfer.run(
    {
      target: pinned,
      serverName: request.isAddress ? null : host,
      protection,
      login,
      ...makeProofFile(limits.largeBytes),
      patience,
      allowDataPort: (named) => allowTarget(policy, { host, address, port: named, purpose: 'passive-data' }),
    },
    deadline,
  );
  lane.conversations.push(transcript);
  const target = { host, address, port };
  const seen = steps.map(
    (step: TransferStep): Seen => ({ kind: 'transfer', target, protection, size: 'large', ...step }),
  );
  return { seen, passed: steps.every(({ failure }) => failure === null) };
}
