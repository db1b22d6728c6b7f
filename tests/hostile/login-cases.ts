import { type Answer, type Answers, explicitPort } from './converse';
import type { HostileCase } from './hostile-case';
import { marker } from './probe-hostile';

const logsIn = (
  name: string,
  answers: Answers,
  login: object,
  verdict: HostileCase['verdict'],
): HostileCase => ({
  name,
  acts: { 21: explicitPort(answers) },
  withLogin: true,
  seen: [{ kind: 'login', ...login }],
  verdict,
  atMostMs: 15_000,
});

const base64 = Buffer.from(marker).toString('base64');
const hex = Buffer.from(marker).toString('hex');
const hangsUp: Answer = ({ peer }) => peer.end();

/** What servers do with a user name and a password. */
export const loginCases: readonly HostileCase[] = [
  logsIn(
    'the password echoed in a refusal',
    { pass: `530 The password ${marker} (${base64}, ${hex}) is wrong.` },
    { failure: 'reply_negative', reply: { code: 530, text: 'The password **** (****, ****) is wrong.' } },
    'login-incorrect',
  ),
  logsIn(
    'the password echoed everywhere',
    {
      pass: `230-Welcome ${marker.toUpperCase()}\r\n230 ${encodeURIComponent(marker)}`,
      pwd: `257 "/${marker}" is it.`,
      pasv: `500 ${marker}`,
      epsv: ({ peer }) => peer.say(`229 (${marker})`),
    },
    { stage: 'done', failure: null },
    'passive-reply-unusable',
  ),
  logsIn(
    'a refusal in the words of a welcome',
    { pass: '530 User alice logged in.' },
    { stage: 'password', failure: 'reply_negative', reply: { code: 530, text: 'User alice logged in.' } },
    'login-incorrect',
  ),
  logsIn(
    'a welcome in the words of a refusal',
    { pass: '230 Login incorrect.' },
    { stage: 'done', failure: null, reply: { code: 230, text: 'Login incorrect.' } },
    'no-problem-found',
  ),
  logsIn(
    'an end after the password',
    { pass: hangsUp },
    { stage: 'password', failure: 'closed' },
    'service-silent',
  ),
  logsIn('silence after the password', { pass: () => undefined }, { failure: 'timed_out' }, 'service-silent'),
  logsIn(
    'clear text after the password',
    {
      pass: ({ peer }) => {
        peer.socket.write('500 OOPS: cannot change directory\r\n');
        peer.socket.end();
      },
    },
    { stage: 'password', reply: null },
    'server-error',
  ),
  logsIn(
    'replies beyond the limit after the password',
    { pass: ({ peer }) => peer.flood('230-Message of the day\r\n') },
    { stage: 'password', failure: 'reply_too_long', reply: null },
    'inconclusive',
  ),
];
