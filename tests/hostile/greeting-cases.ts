import { setTimeout as sleep } from 'node:timers/promises';
import { converse, explicitPort } from './converse';
import type { HostileCase } from './hostile-case';
import type { Act } from './hostile-host';

const idle: Act = (peer) => peer.drain();
const says =
  (greeting: string | Uint8Array): Act =>
  async (peer) => {
    peer.send(greeting);
    await peer.drain();
  };
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** What servers say, or do not say, before anything was asked. */
export const greetingCases: readonly HostileCase[] = [
  {
    name: 'silence',
    acts: { 21: idle },
    seen: [{ kind: 'greeting', speaks: 'nothing', failure: 'timed_out', reply: null }],
    verdict: 'service-silent',
    atMostMs: 4_000,
  },
  {
    name: 'a greeting byte by byte',
    acts: {
      21: async (peer, host) => {
        await peer.drip('220 Welcome, slowly.\r\n', 2);
        await converse(peer, host);
      },
    },
    seen: [
      { kind: 'greeting', speaks: 'ftp', failure: null, reply: { code: 220, text: 'Welcome, slowly.' } },
    ],
    verdict: 'no-problem-found',
    atMostMs: 4_000,
  },
  {
    name: 'a greeting after the end of all patience',
    acts: {
      21: async (peer) => {
        await sleep(1_400);
        peer.say('220 Here I am.');
        await peer.drain();
      },
    },
    seen: [{ kind: 'greeting', speaks: 'nothing', failure: 'timed_out' }],
    verdict: 'service-silent',
    atMostMs: 5_000,
  },
  {
    name: 'a greeting that takes longer than people wait',
    acts: {
      21: async (peer, host) => {
        await sleep(5_200);
        peer.say('220 Here I am.');
        await converse(peer, host);
      },
    },
    limits: { greetingMs: 8_000 },
    seen: [{ kind: 'greeting', speaks: 'ftp', failure: null, reply: { code: 220 } }],
    verdict: 'greeting-too-slow',
    atMostMs: 12_000,
  },
  {
    name: '120 and then 220',
    acts: {
      21: async (peer, host) => {
        peer.say('120 Ready in a moment.');
        await sleep(150);
        peer.say('220 Welcome.');
        await converse(peer, host);
      },
    },
    seen: [{ kind: 'greeting', failure: null, reply: { code: 220, text: 'Welcome.' } }],
    verdict: 'no-problem-found',
    atMostMs: 4_000,
  },
  {
    name: '421 at once',
    acts: {
      21: (peer) => {
        peer.say('421 Too many users are connected, try later.');
        peer.end();
      },
    },
    seen: [{ kind: 'greeting', speaks: 'ftp', failure: null, reply: { code: 421 } }],
    verdict: 'service-full',
    atMostMs: 2_500,
  },
  {
    name: 'an end without a word',
    acts: { 21: (peer) => peer.end() },
    seen: [{ kind: 'greeting', speaks: 'nothing', failure: 'closed' }],
    verdict: 'service-silent',
    atMostMs: 2_500,
  },
  {
    name: 'a reset',
    acts: {
      21: async (peer) => {
        await sleep(30);
        peer.reset();
      },
    },
    seen: [{ kind: 'greeting', speaks: 'nothing', failure: 'reset' }],
    verdict: 'service-silent',
    atMostMs: 2_500,
  },
  {
    name: 'a line of ten megabytes',
    acts: {
      21: async (peer) => {
        peer.send('220 ');
        await peer.flood('x'.repeat(1024), 10 * 1024);
        peer.send('\r\n');
        await peer.drain();
      },
    },
    seen: [{ kind: 'greeting', speaks: 'ftp', failure: 'reply_too_long', reply: null }],
    verdict: 'inconclusive',
    atMostMs: 2_500,
  },
  {
    name: 'a multi-line reply that goes on for ever',
    acts: {
      21: async (peer) => {
        peer.say('220-Welcome.');
        await peer.flood('221 This is not its end.\r\n');
      },
    },
    seen: [{ kind: 'greeting', speaks: 'ftp', failure: 'reply_too_long' }],
    verdict: 'inconclusive',
    atMostMs: 2_500,
  },
  {
    name: 'a multi-line reply that is never closed',
    acts: { 21: says('220-Welcome.\r\n more to come\r\n') },
    seen: [{ kind: 'greeting', speaks: 'ftp', failure: 'timed_out', reply: null }],
    verdict: 'inconclusive',
    atMostMs: 2_500,
  },
  {
    name: 'blank lines for ever',
    acts: { 21: (peer) => peer.flood('\r\n'.repeat(64)) },
    seen: [{ kind: 'greeting', speaks: 'unknown', failure: 'not_ftp', reply: null }],
    verdict: 'not-an-ftp-server',
    atMostMs: 2_500,
  },
  {
    name: 'ten thousand replies that nobody asked for',
    acts: {
      21: async (peer) => {
        await peer.flood('220 Welcome again and again.\r\n', 10_000);
        await peer.drain();
      },
    },
    seen: [
      { kind: 'greeting', failure: null, reply: { code: 220 } },
      { kind: 'tls-handshake', failure: 'reply_unexpected', tls: null },
    ],
    verdict: 'tls-handshake-failed',
    atMostMs: 5_000,
  },
  {
    name: 'lines that end with CR alone',
    acts: { 21: says('220 Welcome.\r220 Welcome.\r') },
    seen: [{ kind: 'greeting', speaks: 'ftp', failure: 'timed_out', reply: null }],
    verdict: 'inconclusive',
    atMostMs: 2_500,
  },
  {
    name: 'lines that end with LF alone',
    acts: {
      21: explicitPort({ feat: ({ peer }) => peer.send('211-Have\n EPSV\n211 End\n') }, '220 Welcome.\n'),
    },
    seen: [
      { kind: 'greeting', failure: null, reply: { code: 220, text: 'Welcome.' } },
      { kind: 'features', names: ['EPSV'] },
    ],
    verdict: 'no-problem-found',
    atMostMs: 4_000,
  },
  {
    name: 'NUL inside the greeting',
    acts: { 21: explicitPort({}, '220 Wel\0come\u001b[2J.\r\n') },
    seen: [{ kind: 'greeting', failure: null, reply: { code: 220, text: 'Wel\\u{0}come\\u{1b}[2J.' } }],
    verdict: 'no-problem-found',
    atMostMs: 4_000,
  },
  {
    name: 'broken UTF-8',
    acts: {
      21: async (peer, host) => {
        peer.send(bytes('220 Caf\xc3 \xff\xfe.\r\n'));
        await converse(peer, host);
      },
    },
    seen: [{ kind: 'greeting', failure: null, reply: { code: 220, text: 'Caf\u00c3 \u00ff\u00fe.' } }],
    verdict: 'no-problem-found',
    atMostMs: 4_000,
  },
  {
    name: 'Latin-1',
    acts: {
      21: async (peer, host) => {
        peer.send(bytes('220 Gr\xfc\xdfe.\r\n'));
        await converse(peer, host);
      },
    },
    seen: [{ kind: 'greeting', failure: null, reply: { code: 220, text: 'Gr\u00fc\u00dfe.' } }],
    verdict: 'no-problem-found',
    atMostMs: 4_000,
  },
  ...['000', '999'].map(
    (code): HostileCase => ({
      name: `code ${code}`,
      acts: { 21: says(`${code} Welcome.\r\n`) },
      seen: [{ kind: 'greeting', speaks: 'unknown', failure: 'not_ftp', reply: null }],
      verdict: 'not-an-ftp-server',
      atMostMs: 2_500,
    }),
  ),
  {
    name: 'a text that contradicts its code',
    acts: { 21: explicitPort({}, '220 421 Too many users, good-bye.\r\n') },
    seen: [{ kind: 'greeting', failure: null, reply: { code: 220, text: '421 Too many users, good-bye.' } }],
    verdict: 'no-problem-found',
    atMostMs: 4_000,
  },
  {
    name: 'a list of features with a hundred thousand lines',
    acts: {
      21: explicitPort({
        feat: async ({ peer }) => {
          peer.say('211-Features:');
          await peer.flood(' X-FEATURE-OF-MINE\r\n', 100_000);
          peer.say('211 End');
        },
      }),
    },
    seen: [{ kind: 'features', failure: 'reply_too_long', names: [] }],
    verdict: 'inconclusive',
    atMostMs: 4_000,
  },
  {
    name: 'an idle connection closed with 421',
    acts: {
      21: explicitPort({
        feat: ({ peer }) => {
          peer.say('421 Timeout, you were idle for too long.');
          peer.end();
        },
      }),
    },
    seen: [{ kind: 'features', failure: null, reply: { code: 421 } }],
    verdict: 'idle-timeout',
    atMostMs: 4_000,
  },
  {
    name: 'an idle connection closed without a word',
    acts: { 21: explicitPort({ feat: ({ peer }) => peer.end() }) },
    seen: [{ kind: 'features', failure: 'closed', reply: null }],
    verdict: 'service-silent',
    atMostMs: 4_000,
  },
];
