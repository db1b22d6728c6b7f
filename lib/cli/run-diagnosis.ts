import { diagnose } from '@/lib/diagnosis/diagnose';
import type { ParsedTarget } from '@/lib/net/parse-target';
import type { Observation } from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';
import type { Login, ProbeRequest } from '@/lib/probes/check';
import { runProbes } from '@/lib/probes/run-probes';
import { buildReport } from '@/lib/reports/build-report';
import type { Report } from '@/lib/reports/report';
import { addressSourceContext } from '@/lib/server/provider/address-source';
import type { LoadedProfile } from '@/lib/server/provider/load-profiles';
import { profileWithAddresses } from '@/lib/server/provider/profile-with-addresses';
import { settings } from '@/lib/server/settings';
import { joinObservations } from './compared-report';
import { hostsFileAddresses, tellSource, withHostsFile } from './hosts-file';
import { laneTranscripts } from './lane-transcripts';
import type { CliNetwork } from './open-cli-network';
import { tryOutbound } from './outbound-controls';
import { collectRun } from './progress';
import type { Terminal } from './terminal';
import { type ToldAnswers, toldObservations } from './told-answers';

export interface DiagnosisOrder {
  readonly runId: string;
  readonly request: ProbeRequest;
  /** Where this run is made. */
  readonly vantage: Vantage;
  /** What the person told with the command. */
  readonly told: ToldAnswers;
  readonly loaded: LoadedProfile;
  readonly login: Login | null;
  /** What was seen elsewhere, to diagnose together with this run. */
  readonly compared: readonly Observation[];
  /** A host that has nothing to do with the service, for comparison; null for none. */
  readonly control: ParsedTarget | null;
  readonly opened: CliNetwork;
  readonly terminal: Terminal;
  /** True when only the report itself may be printed. */
  readonly quiet: boolean;
}

/** One run from this machine, its diagnosis and its report. Ends early, with what it has, when the person cancels. */
export async function runDiagnosis(order: DiagnosisOrder): Promise<Report> {
  const { opened, terminal, request } = order;
  const context = addressSourceContext(settings().dataFolder, (event, facts) =>
    terminal.complain(`${event}: ${JSON.stringify(facts)}`),
  );
  const profile = await profileWithAddresses(order.loaded, context);
  const startedAt = opened.clock.date();
  const collected = collectRun(terminal, order.quiet);
  // Programs on a customer's machine look into its hosts file first; the portal asks its resolver.
  const fixed = order.vantage.kind === 'kit' ? hostsFileAddresses(request.host) : [];
  const network = withHostsFile(opened.network, request.host, fixed);
  const common = { runId: order.runId, profile, policy: opened.policy, network, clock: opened.clock };
  const place = { vantage: order.vantage, cancel: terminal.cancel };
  const [controls] = await Promise.all([
    order.control
      ? tryOutbound({
          ...common,
          ...place,
          control: order.control,
          port: request.port,
          complain: terminal.complain,
        })
      : Promise.resolve([]),
    runProbes({
      ...common,
      ...place,
      request,
      login: order.login,
      done: new Set(),
      priorObservations: [],
      sink: collected.sink,
      transfer: opened.transfer,
    }),
  ]);
  terminal.status('');
  const own = collected.observations().map((seen) => tellSource(seen, request.host, fixed));
  const told = toldObservations(order.told, startedAt);
  const observations = joinObservations([...told, ...own, ...controls], order.compared);
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
