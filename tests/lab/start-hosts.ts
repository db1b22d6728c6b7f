import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { CUSTOMER_GATEWAY, HOST, PORTAL_GATEWAY, SERVICE_ADDRESS } from './addresses';
import type { AgentPlan } from './agent/agent';
import type { Zone } from './agent/name-server';
import { type CertificateAuthority, type CertificateFiles, makeAuthority } from './certificates';
import { command } from './command';
import { DECOY_PORT, MIDDLEBOX_PORT } from './rules';
import { proftpd } from './servers/proftpd';
import { pureFtpd } from './servers/pure-ftpd';
import type { ServerFolders, ServerPlan } from './servers/server-plan';
import { vsftpd } from './servers/vsftpd';
import type { Situation } from './situation';
import type { Topology } from './topology';

const programs = { vsftpd, proftpd, 'pure-ftpd': pureFtpd };
const libraries = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((one) => [
  `/usr/lib/${one}`,
  `/lib/${one}`,
]);
const environment = (variables: Readonly<Record<string, string | undefined>>) =>
  variables as NodeJS.ProcessEnv;

const usualZone: Zone = { [HOST]: { a: [SERVICE_ADDRESS] } };
const readyMs = 20_000;

export interface LabHosts {
  readonly topology: Topology;
  readonly situation: Situation;
  readonly folders: ServerFolders;
  readonly authority: CertificateAuthority;
  /** The program of ours that stands in namespaces. */
  readonly agent: string;
  /** Everything that was started, to be ended. */
  readonly children: ChildProcess[];
}

/** Starts servers, name servers, middleboxes and whatever else stands in the situation's network. @throws when one does not start */
export async function startHosts(hosts: LabHosts): Promise<void> {
  const { topology, situation, authority } = hosts;
  const { network = {}, practice, names, holders } = situation;
  for (const spec of situation.servers ?? [])
    startServer(hosts, { ...spec, certificate: authority.issue(HOST, spec.certificate) });
  const middlebox = network.middlebox && {
    kind: network.middlebox.kind,
    listen: MIDDLEBOX_PORT,
    upstream: { host: SERVICE_ADDRESS, port: 21 },
    certificate: foreignCertificate(hosts),
  };
  await Promise.all([
    startAgent(hosts, topology.router, {
      names: { addresses: [PORTAL_GATEWAY], zone: names?.public ?? usualZone },
      decoy: DECOY_PORT,
    }),
    startAgent(hosts, topology.firewall, {
      names: { addresses: [CUSTOMER_GATEWAY], zone: names?.customer ?? names?.public ?? usualZone },
      ...(middlebox && network.middlebox?.at === 'customer' && { middlebox }),
    }),
    practice || network.middlebox?.at === 'service'
      ? startAgent(hosts, topology.service, {
          ...(practice && { scripted: { spec: practice, certificate: authority.issue(HOST) } }),
          ...(middlebox && network.middlebox?.at === 'service' && { middlebox }),
        })
      : null,
    listening(hosts),
  ]);
  if (holders)
    await startAgent(hosts, topology[holders.from], {
      hold: { host: SERVICE_ADDRESS, port: 21, count: holders.count },
    });
}

/** One that no client here trusts. */
function foreignCertificate({
  situation,
  folders,
}: LabHosts): CertificateFiles | { chain: string; key: string } {
  const kind = situation.network?.middlebox?.kind;
  return kind?.does === 'relay' && kind.opensTls
    ? makeAuthority(`${folders.scratch}/foreign`).issue(HOST)
    : { chain: '', key: '' };
}

function startServer({ topology, folders, children }: LabHosts, plan: ServerPlan): void {
  const { file, args } = programs[plan.program](plan, folders);
  // vsftpd writes its start-up errors to descriptor 0, so that must be a file open for writing.
  const log = openSync(logOf(folders, plan), 'w+');
  children.push(
    spawn('ip', ['netns', 'exec', topology.service, file, ...args], {
      env: environment({
        PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
        LD_LIBRARY_PATH: libraries.map((one) => folders.programs + one).join(':'),
      }),
      stdio: [log, log, log],
    }),
  );
  closeSync(log);
}

const logOf = ({ scratch }: ServerFolders, plan: { program: string; port: number }) =>
  `${scratch}/${plan.program}-${plan.port}.log`;

async function startAgent(
  { folders, agent, children }: LabHosts,
  namespace: string,
  plan: AgentPlan,
): Promise<void> {
  const file = `${folders.scratch}/${namespace}-${plan.hold ? 'hold' : 'agent'}.json`;
  writeFileSync(file, JSON.stringify(plan));
  const child = spawn('ip', ['netns', 'exec', namespace, process.execPath, agent, file], {
    env: environment({ PATH: process.env.PATH }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let complained = '';
  child.stderr.on('data', (part) => {
    complained = (complained + part).slice(-800);
  });
  await new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${namespace} is not ready: ${complained}`)), readyMs);
    child.stdout.once('data', () => {
      clearTimeout(limit);
      resolve();
    });
    child.once('close', () => {
      clearTimeout(limit);
      reject(new Error(`${namespace} has ended: ${complained}`));
    });
  });
}

async function listening({ topology, situation, folders }: LabHosts): Promise<void> {
  const servers = situation.servers ?? [];
  for (let tries = 0; tries < 100; tries++) {
    const open = command('ip', ['netns', 'exec', topology.service, 'ss', '-Hltn']);
    if (servers.every(({ port }) => open.includes(`:${port} `))) return;
    await delay(100);
  }
  const logs = servers.map((one) => readFileSync(logOf(folders, one), 'utf8')).join('\n');
  throw new Error(`a server did not start: ${logs.slice(-500)}`);
}
