import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { ftpServers } from '../support/ftp-servers';
import { prepareSystem } from '../support/system-packages';
import { situations } from './all-situations';
import { bundlePrograms } from './bundle-programs';
import { type LabFolders, type Outcome, runSituation } from './lab';
import { groupTable, scoreOf, situationLine, vantageNames } from './score';
import type { Situation } from './situation';

/**
 * `npm run lab`: a representative part; `-- --all`: every situation; `-- --only ID`, several times where wanted: those.
 * Runs the product in each and prints what it named. Ends with 1 below the share that must be right, or with a false alarm.
 */

const SIDE_BY_SIDE = 4;
/** One file per situation: both reports, to read when a cause was missed. */
const RESULTS = 'tests/.results/lab';
const PROGRAMS = `${RESULTS}/programs-${process.pid}`;
const LEAST_RIGHT = 0.95;

function chosen(): readonly Situation[] {
  const { values } = parseArgs({
    options: { all: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  });
  const unknown = values.only?.find((id) => situations.every((situation) => situation.id !== id));
  if (unknown !== undefined) throw new Error(`There is no situation "${unknown}".`);
  return situations.filter(({ id, representative }) =>
    values.only ? values.only.includes(id) : values.all || representative,
  );
}

async function runAll(folders: LabFolders, cancel: AbortSignal): Promise<Outcome[]> {
  // The slowest first, so that none of them is left over at the end.
  const queue = [...chosen()].sort((a, b) => Number(b.thorough ?? false) - Number(a.thorough ?? false));
  const outcomes: Outcome[] = [];
  const next = queue[Symbol.iterator]();
  const worker = async (prefix: string) => {
    for (const situation of next) {
      if (cancel.aborted) return;
      const outcome = await runSituation(situation, prefix, folders, cancel);
      if (cancel.aborted) return;
      outcomes.push(outcome);
      writeFileSync(`${RESULTS}/${situation.id}.json`, JSON.stringify(outcome, null, 2));
      console.log(situationLine(outcome));
    }
  };
  const head = ['situation'.padEnd(46), 'true cause'.padEnd(28), 'the portal alone'.padEnd(34), 'both'];
  console.log(head.join(' '));
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, (_, index) => worker(`pl${process.pid % 1000}${'abcd'[index]}`)),
  );
  return outcomes;
}

function conclude(outcomes: readonly Outcome[], seconds: number): boolean {
  for (const vantage of vantageNames) console.log(groupTable(outcomes, vantage));
  const scores = outcomes.map((outcome) => ({ id: outcome.situation.id, ...scoreOf(outcome, 'both') }));
  writeFileSync(`${RESULTS}/summary.json`, JSON.stringify({ seconds, scores }, null, 2));
  const passed = scores.filter(({ first, falseAlarm }) => first && !falseAlarm).length;
  const alarms = outcomes.flatMap((outcome) =>
    vantageNames.filter((vantage) => scoreOf(outcome, vantage).falseAlarm),
  ).length;
  console.log(`\n${seconds.toFixed(0)} s; ${alarms} false alarms`);
  console.log(`${passed} passed, ${outcomes.length - passed} failed`);
  return outcomes.length > 0 && passed / outcomes.length >= LEAST_RIGHT && alarms === 0;
}

async function main(): Promise<number> {
  if (process.getuid?.() !== 0) {
    console.log('The lab needs root: it makes network namespaces.');
    return 2;
  }
  await prepareSystem();
  const servers = ftpServers()?.folder;
  if (!servers) {
    console.log('The lab needs vsftpd, ProFTPD and Pure-FTPd, and they could not be unpacked.');
    return 2;
  }
  const cancel = new AbortController();
  // Every situation that is under way takes its own network down; a second Ctrl-C does not wait for that.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => (cancel.signal.aborted ? process.exit(130) : cancel.abort()));
  const scratch = mkdtempSync(`${tmpdir()}/portside-lab-`);
  chmodSync(scratch, 0o755); // the test account's home lies in it
  mkdirSync(RESULTS, { recursive: true });
  const started = performance.now();
  try {
    const outcomes = await runAll({ servers, programs: bundlePrograms(PROGRAMS), scratch }, cancel.signal);
    if (cancel.signal.aborted) return 130;
    return conclude(outcomes, (performance.now() - started) / 1000) ? 0 : 1;
  } finally {
    for (const folder of [scratch, PROGRAMS]) rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
