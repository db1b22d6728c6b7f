import type { ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Report } from '@/lib/reports/report';
import { DECOY_ADDRESS, HOST, PASSWORD, PORTAL_GATEWAY, USER } from './addresses';
import type { LabPrograms } from './bundle-programs';
import { makeAuthority } from './certificates';
import { command } from './command';
import { writeLabProfile } from './lab-profile';
import { runCli } from './run-cli';
import type { NetworkPlan, Situation } from './situation';
import { startHosts } from './start-hosts';
import { buildTopology, type Topology } from './topology';

export interface LabFolders {
  /** Where vsftpd, ProFTPD and Pure-FTPd were unpacked. */
  readonly servers: string;
  readonly programs: LabPrograms;
  readonly scratch: string;
}

/** What one side, or both together, made of a situation. */
export interface VantageReport {
  /** `portal`, or the vantages that were compared. */
  readonly vantage: 'portal' | 'both';
  readonly report: Report;
  readonly seconds: number;
}

/** What the product said about one situation. */
export interface Outcome {
  readonly situation: Situation;
  readonly reports: readonly VantageReport[];
  /** What went wrong outside the product's answer. */
  readonly trouble: string | null;
  readonly seconds: number;
}

/**
 * Builds the situation's network with real servers, runs the product in it where the portal stands and on the customer's
 * machine, and takes everything down again.
 *
 * @param prefix names the namespaces, so that situations can run side by side
 */
export async function runSituation(
  situation: Situation,
  prefix: string,
  folders: LabFolders,
  cancel: AbortSignal,
): Promise<Outcome> {
  const started = performance.now();
  const scratch = `${folders.scratch}/${prefix}`;
  const children: ChildProcess[] = [];
  const reports: VantageReport[] = [];
  let topology: Topology | null = null;
  let trouble: string | null = null;
  try {
    const account = prepareAccount(scratch, situation);
    const authority = makeAuthority(`${scratch}/pki`);
    topology = buildTopology(prefix, account, networkOf(situation));
    const serverFolders = { programs: folders.servers, scratch, ...account };
    await startHosts({
      topology,
      situation,
      folders: serverFolders,
      authority,
      agent: folders.programs.agent,
      children,
    });
    const profiles = writeLabProfile(scratch);
    const program = folders.programs.product;
    await askBothSides(
      { program, situation, topology, scratch, root: authority.root, profiles, cancel },
      reports,
    );
  } catch (error) {
    trouble = String(error);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    topology?.destroy();
    rmSync(scratch, { recursive: true, force: true });
  }
  return { situation, reports, trouble, seconds: (performance.now() - started) / 1000 };
}

function prepareAccount(scratch: string, { home: kind }: Situation) {
  const home = `${scratch}/home`;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  if (kind !== 'foreign') chownSync(home, 6001, 6001);
  if (kind === 'full') {
    // Pure-FTPd counts in this file: number of files, bytes.
    writeFileSync(`${home}/.ftpquota`, '5 5000000\n');
    chownSync(`${home}/.ftpquota`, 6001, 6001);
  }
  writeFileSync(`${home}/hello.txt`, 'hello from the lab\n');
  return { home, passwordHash: command('openssl', ['passwd', '-6', PASSWORD]).trim() };
}

const networkOf = ({ network = {}, practice }: Situation): NetworkPlan =>
  practice ? { ...network, practicePorts: Object.keys(practice.doors ?? { 21: null }).map(Number) } : network;

interface Asking {
  readonly program: string;
  readonly situation: Situation;
  readonly topology: Topology;
  readonly scratch: string;
  readonly root: string;
  readonly profiles: string;
  readonly cancel: AbortSignal;
}

/** The portal first; then the customer's machine, which compares with what the portal saw. */
async function askBothSides(asking: Asking, reports: VantageReport[]): Promise<void> {
  const { situation, topology, scratch, cancel } = asking;
  const environment = {
    PATH: process.env.PATH,
    PORTSIDE_LAB: '1',
    PORTSIDE_DATA: `${scratch}/data`,
    PORTSIDE_PROFILES: asking.profiles,
    NODE_EXTRA_CA_CERTS: asking.root,
  };
  const common = [situation.host ?? HOST, '--profile', situation.profile ?? 'generic', '--user', USER];
  const words = [...common, ...(situation.thorough ? ['--thorough'] : []), ...(situation.words ?? [])];
  const ask = async (
    vantage: VantageReport['vantage'],
    namespace: string,
    more: readonly string[],
    resolver: object,
  ) => {
    const started = performance.now();
    const report = await runCli({
      program: asking.program,
      namespace,
      words: [...words, ...more],
      password: situation.password ?? PASSWORD,
      environment: { ...environment, ...resolver },
      cancel,
    });
    reports.push({ vantage, report, seconds: (performance.now() - started) / 1000 });
    return report;
  };
  const seenByPortal = await ask('portal', topology.portal, [], { PORTSIDE_RESOLVERS: PORTAL_GATEWAY });
  const saved = `${scratch}/portal.json`;
  writeFileSync(saved, JSON.stringify(seenByPortal));
  const compare = ['--from', 'customer', '--compare', saved, '--control', DECOY_ADDRESS];
  await ask(
    'both',
    topology.customer,
    [...compare, ...(situation.customerWords ?? [])],
    situation.customerSettings ?? {},
  );
}
