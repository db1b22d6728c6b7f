import { randomUUID } from 'node:crypto';
import { weighedQuestions } from '@/lib/diagnosis/answers';
import type { Vantage } from '@/lib/observations/vantage';
import type { Report } from '@/lib/reports/report';
import { settings } from '@/lib/server/settings';
import { choice } from '../choice';
import { type Arguments, type Command, type ExitStatus, exitStatus } from '../command';
import { readComparedReport } from '../compared-report';
import { openCliNetwork } from '../open-cli-network';
import { readLogin } from '../read-login';
import { readTarget } from '../read-target';
import { runDiagnosis } from '../run-diagnosis';
import { terminalReport } from '../terminal-report';
import { readToldAnswers } from '../told-answers';
import { UsageError } from '../usage-error';

const encryptions = ['explicit', 'implicit', 'plain'] as const;

export const diagnose: Command = {
  name: 'diagnose',
  operands: 'HOST[:PORT]',
  summary: 'tests an FTP service and names what is wrong',
  options: {
    profile: { type: 'string', placeholder: 'P', meaning: 'the service; the host decides when left out' },
    encryption: {
      type: 'string',
      placeholder: 'E',
      meaning: `how your program encrypts: ${encryptions.join(', ')}`,
    },
    user: {
      type: 'string',
      placeholder: 'U',
      meaning: 'log in as well; the password is asked for, or read from what is piped in',
    },
    'password-fd': {
      type: 'string',
      placeholder: 'N',
      meaning: 'read the password from the open file with this number',
    },
    from: {
      type: 'string',
      placeholder: 'PLACE',
      meaning: "where this runs: customer for a machine in the customer's network; else portal",
    },
    compare: {
      type: 'string',
      placeholder: 'FILE',
      meaning: 'diagnose together with a report that was saved with --json on the other side',
    },
    control: {
      type: 'string',
      placeholder: 'HOST',
      meaning: 'with --from customer: another host, to tell a blocked service from a blocked network',
    },
    answer: {
      type: 'string',
      placeholder: 'NAME=VALUE',
      multiple: true,
      meaning: `what the person told, such as symptom=no-listing; NAME is ${weighedQuestions.join(', ')}`,
    },
    thorough: {
      type: 'boolean',
      meaning: 'also what takes minutes: idle limits, parallel logins, slow upload; needs a login',
    },
    json: { type: 'boolean', meaning: 'print the report as JSON, as the API gives it' },
  },
  details: [
    'To see both sides of the wire: run "portside diagnose HOST --json > portal.json" where the portal stands and take the file to a machine in the customer\'s network. There, "portside diagnose HOST --from customer --compare portal.json" makes the same test from that machine, with its own resolver and hosts file, and names one cause from both. The other way round works too: save a report made with --from customer, and compare where the portal stands.',
    'A saved report holds what was seen and said, without passwords; findings are made anew from it.',
  ],
  operandCount: { least: 1, most: 1 },
  run: async (given, terminal) => {
    const typed = given.positionals[0] ?? '';
    const asked = choice('encryption', given.text('encryption'), encryptions);
    const vantage = readVantage(given);
    const told = readToldAnswers(given.texts('answer'));
    const opened = await openCliNetwork(typed, vantage.kind === 'kit' ? 'machine' : 'settings');
    try {
      const { target, loaded } = readTarget(typed, given.text('profile'), opened.policy);
      const example = opened.practice?.servers.find(({ host }) => host === target.asciiHost);
      const user = given.text('user');
      const login =
        user === undefined && example
          ? example.login
          : await readLogin(user, given.text('password-fd'), terminal);
      for (const note of target.notes) terminal.complain(note);
      if (login && user === undefined) terminal.complain(`Using the login of this example: ${login.user}`);

      const compare = given.text('compare');
      const control = given.text('control');
      const encryption =
        asked ??
        target.encryptionHint ??
        encryptions.find((one) => one === told.answers.encryption) ??
        exampleEncryption(example?.answers);
      const answers = {
        ...(target.port !== null && { port: target.port }),
        ...told.answers,
        ...(encryption && { encryption }),
      };
      const report = await runDiagnosis({
        runId: randomUUID(),
        request: {
          host: target.asciiHost,
          isAddress: target.isAddress,
          port: target.port ?? example?.port ?? null,
          encryption,
          hasLogin: login !== null,
          checks: null,
          thorough: given.flag('thorough'),
          inbound: null,
        },
        vantage,
        told: { ...told, answers },
        loaded,
        login,
        compared: compare === undefined ? [] : readComparedReport(compare, target.asciiHost, vantage),
        control: control === undefined ? null : readTarget(control, undefined, opened.policy).target,
        opened,
        terminal,
        quiet: given.flag('json'),
      });
      terminal.print(
        given.flag('json') ? JSON.stringify(report, null, 2) : terminalReport(report, terminal.width),
      );
      if (terminal.cancel.aborted) terminal.complain('Cancelled. This is what was found until then.');
      return terminal.cancel.aborted ? exitStatus.couldNotRun : statusOf(report);
    } finally {
      await opened.close();
    }
  },
};

/** A machine in the customer's network is a place of its own; anywhere else stands where the portal stands. */
function readVantage(given: Arguments): Vantage {
  const from = choice('from', given.text('from'), ['portal', 'customer'] as const);
  if (from === 'customer') return { kind: 'kit', network: 'customer' };
  if (given.text('control') !== undefined) throw new UsageError('--control needs --from customer.');
  return { kind: 'portal', network: settings().network };
}

function exampleEncryption(answers: Readonly<Record<string, string>> | undefined) {
  return encryptions.find((one) => one === answers?.encryption) ?? null;
}

function statusOf({ verdict }: Report): ExitStatus {
  if (verdict.state === 'our-side') return exitStatus.couldNotRun;
  return verdict.finding.cause === 'no-problem-found' ? exitStatus.noProblem : exitStatus.findings;
}
