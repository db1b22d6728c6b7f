import { makeTargetPolicy } from '@/lib/net/target-policy';
import {
  type Observation,
  type ObservationKind,
  type ObservationOf,
  observationSchema,
} from '@/lib/observations/observation';
import type { Login, ProbeRequest } from '@/lib/probes/check';
import { makeProofFile } from '@/lib/probes/proof-file';
import { type ProbeRun, runProbes } from '@/lib/probes/run-probes';
import type { FinishedStep, PlannedStep } from '@/lib/probes/run-sink';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import {
  type HostEntry,
  type ScriptedInternet,
  type ScriptedNetwork,
  scriptedNetwork,
} from './scripted-network';
import {
  awaitSignal,
  close,
  dialogue,
  drain,
  type Script,
  send,
  signal,
  tls,
} from './scripted-network-steps';

export const host = 'ftp.example.net';
export const address = '93.184.215.14';
export const login: Login = { user: 'alice', password: 'correct-horse' };

export interface ProbedRun {
  readonly observations: readonly Observation[];
  readonly cancelled: boolean;
  readonly net: ScriptedNetwork;
  readonly plans: readonly (readonly PlannedStep[])[];
  readonly started: readonly string[];
  readonly finished: readonly FinishedStep[];
  readonly broken: readonly string[];
  /** Steps that had ended each time the results were called readable. */
  readonly readable: readonly number[];
  /** All observations of one kind. */
  all<K extends ObservationKind>(kind: K): readonly ObservationOf<K>[];
  /** The one observation of a kind, and of a port where one is given; throws when there is none or several. */
  only<K extends ObservationKind>(kind: K, port?: number): ObservationOf<K>;
  /** Check and reason of everything that was not tested. */
  readonly missing: readonly string[];
}

export interface ProbeOverrides extends Omit<Partial<ProbeRun>, 'request' | 'network' | 'clock' | 'sink'> {
  readonly request?: Partial<ProbeRequest>;
  readonly onStarted?: (key: string) => void;
}

/** Runs all checks of the generic profile against one scripted host, on a virtual clock, and checks what every run must keep. */
export async function probeHost(
  entry: HostEntry,
  overrides: ProbeOverrides = {},
  internet: ScriptedInternet = {},
): Promise<ProbedRun> {
  return probeInternet(
    { names: { [host]: { A: [address] } }, hosts: { [address]: entry }, ...internet },
    overrides,
  );
}

export async function probeInternet(
  internet: ScriptedInternet,
  overrides: ProbeOverrides = {},
): Promise<ProbedRun> {
  const net = scriptedNetwork(internet);
  const { request, onStarted, ...rest } = overrides;
  const profile = builtInProfiles.find(({ id }) => id === 'generic');
  if (!profile) throw new Error('There is no generic profile.');
  const plans: (readonly PlannedStep[])[] = [];
  const started: string[] = [];
  const finished: FinishedStep[] = [];
  const broken: string[] = [];
  const readable: number[] = [];
  const given = rest.login ?? null;
  const { observations, cancelled } = await runProbes({
    runId: 'run',
    profile,
    policy: makeTargetPolicy(),
    vantage: { kind: 'portal', network: 'test' },
    login: given,
    done: new Set(),
    priorObservations: [],
    cancel: new AbortController().signal,
    transfer: null,
    ...rest,
    request: {
      host,
      isAddress: false,
      port: null,
      encryption: null,
      hasLogin: given !== null,
      thorough: false,
      inbound: null,
      checks: null,
      ...request,
    },
    network: net,
    clock: net.clock,
    sink: {
      planned: (steps) => plans.push(steps),
      started: (key) => {
        started.push(key);
        onStarted?.(key);
      },
      finished: (step) => finished.push(step),
      readable: () => readable.push(finished.length),
      broke: (key, error) => broken.push(`${key}: ${String(error)}`),
    },
  });
  for (const seen of observations) observationSchema.parse(seen);
  const all = <K extends ObservationKind>(kind: K) =>
    observations.filter((seen): seen is ObservationOf<K> => seen.kind === kind);
  return {
    observations,
    cancelled,
    net,
    plans,
    started,
    finished,
    broken,
    readable,
    all,
    only: (kind, port) => {
      const found = all(kind).filter((seen) => port === undefined || seen.target?.port === port);
      const [seen] = found;
      if (!seen || found.length > 1)
        throw new Error(`${found.length} observations of ${kind}: ${JSON.stringify(observations)}`);
      return seen;
    },
    missing: all('not-tested').map(
      (seen) => `${seen.check}${seen.target?.port ? `:${seen.target.port}` : ''} ${seen.reason}`,
    ),
  };
}

const listing = '-rw-r--r-- 1 a a 12 Jan 1 00:00 readme.txt\r\n';

/** What a healthy server answers once a user talks to it; `changes` replaces answers. */
export const account = (changes: Readonly<Record<string, string | Script>> = {}) =>
  dialogue({
    FEAT: '211-Features:\r\n AUTH TLS\r\n EPSV\r\n211 End',
    USER: '331 Password please.',
    PASS: '230 Welcome.',
    PBSZ: '200 PBSZ=0',
    PROT: '200 Private.',
    PASV: '227 Entering Passive Mode (93,184,215,14,195,80).',
    EPSV: '229 Entering Extended Passive Mode (|||50001|)',
    LIST: [send('150 Here it comes.\r\n'), signal('list'), awaitSignal('sent'), send('226 Done.\r\n')],
    QUIT: [send('221 Bye.\r\n'), close],
    ...changes,
  });

/** A control port with a greeting and explicit TLS. */
export const explicitPort = (changes: Readonly<Record<string, string | Script>> = {}): Script => [
  send('220 Welcome\r\n'),
  account({ 'AUTH TLS': [send('234 Go.\r\n'), tls()], ...changes }),
];

/** Answers of a server on which our small file can be kept; none to SIZE, which is optional. */
export const keepsFile = {
  TYPE: '200 Bytes.',
  STOR: [send('150 Send it.\r\n'), signal('stor'), awaitSignal('stored'), send('226 Got it.\r\n')],
  RETR: [send('150 Here it comes.\r\n'), signal('retr'), awaitSignal('sent'), send('226 Done.\r\n')],
  DELE: '250 Gone.',
} satisfies Readonly<Record<string, string | Script>>;

/** Takes an upload on the data port. */
export const uploadPort: Script = [awaitSignal('stor'), tls(), drain('stored')];
/** Gives our small file back. */
export const downloadPort: Script = [
  awaitSignal('retr'),
  tls(),
  send(makeProofFile(null).content),
  signal('sent'),
  close,
];

/** The data port that `account` names. */
export const dataPort: Script = [awaitSignal('list'), tls(), send(listing), signal('sent'), close];

/** By turn: a listing, and our small file there and back; then what `more` says. */
export const dataPorts =
  (more: Script = dataPort) =>
  (turn: number): Script =>
    [dataPort, uploadPort, downloadPort][turn] ?? more;

export const listingBytes = listing.length;
