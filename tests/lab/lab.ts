import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Report } from '@/lib/reports/report';
import { type CertificateAuthority, makeAuthority } from './certificates';
import { command } from './command';
import { proftpd } from './servers/proftpd';
import { pureFtpd } from './servers/pure-ftpd';
import type { ServerFolders, ServerPlan } from './servers/server-plan';
import { vsftpd } from './servers/vsftpd';
import type { Situation } from './situation';
import { buildTopology, DNS_ADDRESS, SERVICE_ADDRESS, type Topology } from './topology';

const HOST = 'ftp.lab.test';
const USER = 'uma';
const PASSWORD = 'correct-horse';
/** The whole environment of a child: nothing is inherited, so no proxy or trust setting of this machine plays in. */
const environment = (variables: Readonly<Record<string, string | undefined>>) =>
  variables as NodeJS.ProcessEnv;

const commands = { vsftpd, proftpd, 'pure-ftpd': pureFtpd };

export interface LabFolders {
  /** Where vsftpd, ProFTPD and Pure-FTPd were unpacked. */
  readonly programs: string;
  readonly scratch: string;
}

/** What the product said about one situation. */
export interface Outcome {
  readonly situation: Situation;
  readonly report: Report | null;
  /** What went wrong outside the product's answer. */
  readonly trouble: string | null;
  readonly seconds: number;
}

async function listening(namespace: string, ports: readonly number[]): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const open = command('ip', ['netns', 'exec', namespace, 'ss', '-Hltn']);
    if (ports.every((port) => open.includes(`:${port} `))) return;
    await delay(50);
  }
  throw new Error(`nothing listens on ${ports.join(', ')}`);
}

function startServer(topology: Topology, plan: ServerPlan, folders: ServerFolders): ChildProcess {
  const { file, args } = commands[plan.program](plan, folders);
  const libraries = [
    '/usr/lib/x86_64-linux-gnu',
    '/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu',
    '/lib/aarch64-linux-gnu',
  ];
  // vsftpd writes its start-up errors to descriptor 0, so that must be a file open for writing.
  const log = openSync(`${folders.scratch}/${plan.program}-${plan.port}.log`, 'w+');
  const child = spawn('ip', ['netns', 'exec', topology.service, file, ...args], {
    env: environment({
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      LD_LIBRARY_PATH: libraries.map((one) => folders.programs + one).join(':'),
    }),
    stdio: [log, log, log],
  });
  closeSync(log);
  return child;
}

function startNames(topology: Topology, situation: Situation, scratch: string): ChildProcess {
  const zone = `${scratch}/zone.json`;
  writeFileSync(zone, JSON.stringify({ [HOST]: situation.addresses ?? [SERVICE_ADDRESS] }));
  return spawn(
    'ip',
    [
      'netns',
      'exec',
      topology.router,
      process.execPath,
      '--import',
      'tsx',
      'tests/lab/name-server.ts',
      DNS_ADDRESS,
      zone,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

/** Runs the product's own command line where the portal would stand. */
function diagnose(
  topology: Topology,
  situation: Situation,
  authority: CertificateAuthority,
): Promise<Report> {
  const words = ['diagnose', situation.host ?? HOST, '--profile', 'generic', '--user', USER, '--json'];
  return new Promise((resolve, reject) => {
    const child = spawn(
      'ip',
      [
        'netns',
        'exec',
        topology.probe,
        process.execPath,
        '--conditions=react-server',
        '--import',
        'tsx',
        'lib/cli/main.ts',
        ...words,
      ],
      {
        env: environment({
          PATH: process.env.PATH,
          PORTSIDE_LAB: '1',
          PORTSIDE_RESOLVERS: DNS_ADDRESS,
          NODE_EXTRA_CA_CERTS: authority.root,
        }),
        stdio: ['pipe', 'pipe', 'pipe'],
        timeout: 150_000,
      },
    );
    let printed = '';
    let complained = '';
    child.stdout.on('data', (part) => {
      printed += part;
    });
    child.stderr.on('data', (part) => {
      complained += part;
    });
    child.stdin.end(`${situation.password ?? PASSWORD}\n`);
    child.on('error', reject);
    child.on('close', (status) => {
      try {
        resolve(JSON.parse(printed) as Report);
      } catch {
        reject(new Error(`no report (status ${status}): ${complained.slice(-800)}`));
      }
    });
  });
}

/**
 * Builds the situation's network with real servers, runs the product in it, and takes everything down again.
 *
 * @param prefix names the namespaces, so that situations can run side by side
 */
export async function runSituation(
  situation: Situation,
  prefix: string,
  folders: LabFolders,
): Promise<Outcome> {
  const started = performance.now();
  const scratch = `${folders.scratch}/${prefix}`;
  const home = `${scratch}/home`;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  chownSync(home, 6001, 6001);
  writeFileSync(`${home}/hello.txt`, 'hello from the lab\n');
  const passwordHash = command('openssl', ['passwd', '-6', PASSWORD]).trim();
  const authority = makeAuthority(`${scratch}/pki`);
  const topology = buildTopology(prefix, home, passwordHash, situation.rules ?? '');
  const children: ChildProcess[] = [];
  try {
    const names = startNames(topology, situation, scratch);
    children.push(names);
    const serverFolders = { programs: folders.programs, scratch, home, passwordHash };
    for (const server of situation.servers) {
      const certificate = authority.issue(server.certificate === 'wrong-name' ? 'other.example.net' : HOST, {
        expired: server.certificate === 'expired',
      });
      children.push(startServer(topology, { ...server, certificate }, serverFolders));
    }
    await new Promise((resolve) => names.stdout?.once('data', resolve));
    await listening(
      topology.service,
      situation.servers.map((server) => server.port),
    ).catch((error: Error) => {
      const logs = situation.servers.map((one) =>
        readFileSync(`${scratch}/${one.program}-${one.port}.log`, 'utf8'),
      );
      throw new Error(`${error.message}: ${logs.join('\n').slice(-500)}`);
    });
    const report = await diagnose(topology, situation, authority);
    return { situation, report, trouble: null, seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    return { situation, report: null, trouble: String(error), seconds: (performance.now() - started) / 1000 };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    topology.destroy();
  }
}
