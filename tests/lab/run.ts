import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ftpServers } from '../support/ftp-servers';
import { prepareSystem } from '../support/system-packages';
import { type LabFolders, type Outcome, runSituation } from './lab';
import { situations } from './situations';

/** `npm run lab [-- ID …]`: every situation, or those named, against the running product; prints a table. */

const SIDE_BY_SIDE = 2;
/** One file per situation: the whole report, to read when a cause was missed. */
const REPORTS = 'tests/.results/lab';

const namedFirst = (outcome: Outcome) => outcome.report?.verdict.finding.cause === outcome.situation.cause;
const namedWithinThree = (outcome: Outcome) =>
  outcome.report?.findings.slice(0, 3).some((finding) => finding.cause === outcome.situation.cause) ?? false;
const rightOwner = (outcome: Outcome) => outcome.report?.verdict.owner === outcome.situation.owner;

function row(outcome: Outcome): string {
  const named = outcome.report?.verdict.finding.cause ?? outcome.trouble ?? '';
  const mark = namedFirst(outcome)
    ? rightOwner(outcome)
      ? 'ok'
      : `owner ${outcome.report?.verdict.owner}`
    : 'WRONG';
  return [
    outcome.situation.id.padEnd(34),
    outcome.situation.cause.padEnd(28),
    named.padEnd(28),
    outcome.seconds.toFixed(1).padStart(5),
    mark,
  ].join(' ');
}

function summary(outcomes: readonly Outcome[]): void {
  const groups = [...new Set(outcomes.map((outcome) => outcome.situation.group))];
  console.log(`\n${'group'.padEnd(10)} first  within 3  owner  false alarms  seconds`);
  for (const group of groups) {
    const own = outcomes.filter((outcome) => outcome.situation.group === group);
    const count = (test: (outcome: Outcome) => boolean) => `${own.filter(test).length}/${own.length}`;
    const alarms = group === 'healthy' ? own.filter((outcome) => !namedFirst(outcome)).length : '-';
    const seconds = Math.max(...own.map((outcome) => outcome.seconds)).toFixed(1);
    console.log(
      `${group.padEnd(10)} ${count(namedFirst).padEnd(6)} ${count(namedWithinThree).padEnd(9)} ${count(rightOwner).padEnd(6)} ${String(alarms).padEnd(13)} ${seconds}`,
    );
  }
}

async function main(folders: LabFolders): Promise<number> {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const queue = situations.filter((situation) => wanted.length === 0 || wanted.includes(situation.id));
  const outcomes: Outcome[] = [];
  mkdirSync(REPORTS, { recursive: true });
  console.log(`${'situation'.padEnd(34)} ${'true cause'.padEnd(28)} ${'named'.padEnd(28)} seconds`);
  const next = queue[Symbol.iterator]();
  const worker = async (name: string) => {
    for (const situation of next) {
      const outcome = await runSituation(situation, name, folders);
      outcomes.push(outcome);
      writeFileSync(`${REPORTS}/${situation.id}.json`, JSON.stringify(outcome, null, 2));
      console.log(row(outcome));
    }
  };
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, (_, index) => worker(`ps${process.pid % 1000}${index}`)),
  );
  summary(outcomes);
  const right = outcomes.filter((outcome) => namedFirst(outcome) && rightOwner(outcome)).length;
  console.log(`\n${right} passed, ${outcomes.length - right} failed`);
  return right === outcomes.length ? 0 : 1;
}

if (process.getuid?.() !== 0) {
  console.log('The lab needs root: it makes network namespaces.');
  process.exit(2);
}
await prepareSystem();
const programs = ftpServers()?.folder;
if (!programs) {
  console.log('The lab needs vsftpd, ProFTPD and Pure-FTPd, and they could not be unpacked.');
  process.exit(2);
}
const scratch = mkdtempSync(`${tmpdir()}/portside-lab-`);
chmodSync(scratch, 0o755); // the test account's home lies in it
try {
  process.exitCode = await main({ programs, scratch });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
