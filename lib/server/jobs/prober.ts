import { runProbes } from '@/lib/probes/run-probes';
import { openNetwork } from '@/lib/server/network/open-network';
import { profileForRun } from '@/lib/server/provider/profile-for-run';
import type { Settings } from '@/lib/server/settings';
import { observationsOfRun } from '@/lib/sessions/runs/store';
import type { ProbeWork } from './perform-run';

/** The probing of this process: a network per run, so that each outbound connection is noted with its run. */
export const openProber =
  (settings: Settings) =>
  async ({ run, login, sink, signal, onConnection, background }: ProbeWork): Promise<void> => {
    const [{ network, policy, clock, transfer }, profile, earlier] = await Promise.all([
      openNetwork(settings, { onConnection }),
      profileForRun(run.profile),
      observationsOfRun(run.runId),
    ]);
    await runProbes({
      runId: run.runId,
      request: run.request,
      profile,
      policy,
      network,
      clock,
      vantage: { kind: 'portal', network: run.network },
      login,
      done: run.done,
      priorObservations: [...earlier.values()].flat(),
      cancel: signal,
      sink,
      transfer,
      background,
    });
  };
