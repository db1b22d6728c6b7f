import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Login, ProbeRequest } from '@/lib/probes/check';
import { runProbes } from '@/lib/probes/run-probes';
import { buildReport } from '@/lib/reports/build-report';
import type { Report } from '@/lib/reports/report';
import { addressSourceContext } from '@/lib/server/provider/address-source';
import type { LoadedProfile } from '@/lib/server/provider/load-profiles';
import { profileWithAddresses } from '@/lib/server/provider/profile-with-addresses';
import { settings } from '@/lib/server/settings';
import { answerObservations } from '@/lib/sessions/answer-observations';
import type { Answers } from '@/lib/wizard/answers';
import { laneTranscripts } from './lane-transcripts';
import type { CliNetwork } from './open-cli-network';
import { collectRun } from './progress';
import type { Terminal } from './terminal';

export interface DiagnosisOrder {
  readonly runId: string;
  readonly request: ProbeRequest;
  /** What the person told with the command. */
  readonly answers: Answers;
  readonly loaded: LoadedProfile;
  readonly login: Login | null;
  readonly opened: CliNetwork;
  readonly terminal: Terminal;
  /** True when only the report itself may be printed. */
  readonly quiet: boolean;
}

/** One run from this machine, its diagnosis and its report. Ends early, with what it has, when the person cancels. */
export async function runDiagnosis(order: DiagnosisOrder): Promise<Report> {
  const { opened, terminal, request, login } = order;
  const read = settings();
  const context = addressSourceContext(read.dataFolder, (event, facts) =>
    terminal.complain(`${event}: ${JSON.stringify(facts)}`),
  );
  const profile = await profileWithAddresses(order.loaded, context);
  const startedAt = opened.clock.date();
  const collected = collectRun(terminal, order.quiet);
  await runProbes({
    runId: order.runId,
    request,
    profile,
    policy: opened.policy,
    network: opened.network,
    clock: opened.clock,
    vantage: { kind: 'portal', network: read.network },
    login,
    done: new Set(),
    priorObservations: [],
    cancel: terminal.cancel,
    sink: collected.sink,
    transfer: opened.transfer,
  });
  terminal.status('');
  const observations = [...answerObservations(order.answers, startedAt), ...collected.observations()];
  return buildReport({
    observations,
    diagnosis: diagnose(observations, profile),
    profile,
    host: request.host,
    port: request.port,
    transcripts: laneTranscripts(collected.steps(), collected.finished()),
    finishedAt: opened.clock.date().toISOString(),
  });
}
