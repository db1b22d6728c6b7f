import { diagnose } from '@/lib/diagnosis/diagnose';
import { makeTargetPolicy } from '@/lib/net/target-policy';
import type { Observation } from '@/lib/observations/observation';
import { startPractice } from '@/lib/practice/start-practice';
import type { PracticeTable } from '@/lib/practice/table';
import { runProbes } from '@/lib/probes/run-probes';
import type { RunSink } from '@/lib/probes/run-sink';
import { practiceProfile } from '@/lib/provider/practice-profile';
import { createBasicFtpTransfer } from '@/lib/server/network/basic-ftp-transfer';
import { directDialer } from '@/lib/server/network/direct-dialer';
import { nodeClock } from '@/lib/server/network/node-clock';
import { createNodeNetwork } from '@/lib/server/network/node-network';
import { practiceDialer } from '@/lib/server/network/practice-dialer';

/*
 * Every practice server is tested like a customer's, over real sockets, and the cause that the diagnosis names is
 * compared with the one that the server was built for.
 *
 * Usage: practice.ts [server ...] [--json]
 */

type Server = PracticeTable['servers'][number];

const args = process.argv.slice(2);
const chosen = args.filter((arg) => !arg.startsWith('--'));
const vantage = { kind: 'portal', network: 'practice' } as const;

const practice = await startPractice({ announce: 'documentation', log: () => {} });
try {
  const servers = practice.table.servers.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  const rows = await Promise.all(servers.map((server) => evaluate(server, practice.table)));
  if (args.includes('--json'))
    console.log(
      JSON.stringify(
        rows.map(({ observations }) => observations),
        null,
        2,
      ),
    );
  print(rows);
  process.exitCode = rows.length > 0 && rows.every(({ ok }) => ok) ? 0 : 1;
} finally {
  await practice.stop();
}

interface Row {
  readonly server: string;
  readonly expected: string;
  readonly named: string;
  readonly ok: boolean;
  readonly observations: readonly Observation[];
}

async function evaluate(server: Server, table: PracticeTable): Promise<Row> {
  const broken: string[] = [];
  const { observations } = await probe(server, table, broken);
  const findings = diagnose([...observations, ...answersOf(server)], practiceProfile).findings;
  const named = findings[0].cause;
  const also = findings
    .slice(1)
    .filter(({ advice }) => !advice)
    .map(({ cause }) => cause);
  return {
    server: server.id,
    expected: server.expectedCause,
    named: [named, ...(also.length > 0 ? [`(then ${also.join(', ')})`] : []), ...broken].join(' '),
    ok: named === server.expectedCause && broken.length === 0,
    observations,
  };
}

function probe(server: Server, table: PracticeTable, broken: string[]) {
  const dialer = practiceDialer(table, directDialer([]));
  const common = { dialer, trustAnchorsPem: [], onConnection: () => {} };
  const encryption = server.answers.encryption;
  const sink: RunSink = {
    planned: () => {},
    started: () => {},
    finished: () => {},
    readable: () => {},
    broke: (key, error) => broken.push(`${key} threw ${String(error)}`),
  };
  return runProbes({
    runId: `eval-${server.id}`,
    request: {
      host: server.host,
      isAddress: false,
      port: server.port,
      encryption:
        encryption === 'explicit' || encryption === 'implicit' || encryption === 'plain' ? encryption : null,
      hasLogin: server.login !== null,
      checks: null,
      thorough: false,
      inbound: null,
    },
    profile: practiceProfile,
    policy: makeTargetPolicy({
      practice: { hosts: new Map(table.servers.map(({ host, address }) => [host, address])) },
    }),
    network: createNodeNetwork({ ...common, resolvers: [], activePortRange: null }),
    clock: nodeClock,
    vantage,
    login: server.login,
    done: new Set(),
    priorObservations: [],
    cancel: new AbortController().signal,
    sink,
    transfer: createBasicFtpTransfer(common),
  });
}

/** What the customer of this example would have told. */
function answersOf(server: Server): Observation[] {
  const told = { ...server.answers, ...(server.port === null ? {} : { port: String(server.port) }) };
  return Object.entries(told).map(([question, value]) => ({
    v: 1,
    kind: 'answer',
    id: `answer/${question}`,
    vantage: { kind: 'customer', network: '' },
    at: new Date().toISOString(),
    target: null,
    elapsedMs: null,
    failure: null,
    detail: null,
    question,
    value,
  }));
}

function print(rows: readonly Row[]): void {
  const width = (pick: (row: Row) => string, title: string) =>
    Math.max(title.length, ...rows.map((row) => pick(row).length));
  const widths = [
    width((row) => row.server, 'server'),
    width((row) => row.expected, 'expected'),
    width((row) => row.named, 'named'),
  ];
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  console.log(line(['server', 'expected', 'named', 'ok']));
  for (const row of rows) console.log(line([row.server, row.expected, row.named, row.ok ? 'yes' : 'NO']));
  console.log(`${rows.filter(({ ok }) => ok).length} of ${rows.length}`);
}
