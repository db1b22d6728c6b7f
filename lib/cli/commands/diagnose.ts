import { randomUUID } from 'node:crypto';
import type { Report } from '@/lib/reports/report';
import type { Answers } from '@/lib/wizard/answers';
import { choice } from '../choice';
import { type Command, type ExitStatus, exitStatus } from '../command';
import { openCliNetwork } from '../open-cli-network';
import { readLogin } from '../read-login';
import { readTarget } from '../read-target';
import { runDiagnosis } from '../run-diagnosis';
import { terminalReport } from '../terminal-report';

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
    json: { type: 'boolean', meaning: 'print the report as JSON, as the API gives it' },
  },
  operandCount: { least: 1, most: 1 },
  run: async (given, terminal) => {
    const typed = given.positionals[0] ?? '';
    const asked = choice('encryption', given.text('encryption'), encryptions);
    const opened = await openCliNetwork(typed);
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

      const encryption = asked ?? target.encryptionHint ?? exampleEncryption(example?.answers);
      const answers: Answers = {
        ...(target.port !== null && { port: target.port }),
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
          thorough: false,
          inbound: null,
        },
        answers,
        loaded,
        login,
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

function exampleEncryption(answers: Readonly<Record<string, string>> | undefined) {
  return encryptions.find((one) => one === answers?.encryption) ?? null;
}

function statusOf({ verdict }: Report): ExitStatus {
  if (verdict.state === 'our-side') return exitStatus.couldNotRun;
  return verdict.finding.cause === 'no-problem-found' ? exitStatus.noProblem : exitStatus.findings;
}
