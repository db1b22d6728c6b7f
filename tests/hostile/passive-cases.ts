import { type Answer, explicitPort } from './converse';
import type { HostileCase } from './hostile-case';

/** A usable port with an address in front of it. */
const naming =
  (address: string): Answer =>
  async ({ peer, openData }) => {
    const port = await openData();
    peer.say(`227 Entering Passive Mode (${address},${port >> 8},${port & 255}).`);
  };

const pasv = (
  name: string,
  answer: Answer,
  facts: object,
  verdict: HostileCase['verdict'],
  epsv: Answer = '502 Not here.',
): HostileCase => ({
  name: `PASV with ${name}`,
  acts: { 21: explicitPort({ pasv: answer, epsv: epsv }) },
  withLogin: true,
  seen: [{ kind: 'passive-reply', command: 'PASV', ...facts }],
  verdict,
  atMostMs: 15_000,
});

const epsv = (name: string, answer: string, facts: object): HostileCase => ({
  name: `EPSV with ${name}`,
  acts: { 21: explicitPort({ epsv: answer }) },
  withLogin: true,
  seen: [{ kind: 'passive-reply', command: 'EPSV', ...facts }],
  verdict: 'epsv-unsupported',
  atMostMs: 15_000,
});

const malformed = { failure: 'reply_malformed', address: null, port: null };

/** What servers name as the place for a data connection. */
export const passiveCases: readonly HostileCase[] = [
  pasv(
    'a private address',
    naming('10,0,0,1'),
    { names: 'private', failure: null },
    'passive-address-private',
  ),
  pasv('loopback', naming('127,0,0,1'), { names: 'loopback', failure: null }, 'passive-address-private'),
  pasv(
    'the cloud’s metadata',
    naming('169,254,169,254'),
    { names: 'private', failure: null },
    'passive-address-private',
  ),
  pasv('another public address', naming('203,0,113,7'), { names: 'other-public' }, 'passive-address-wrong'),
  pasv('no address', naming('0,0,0,0'), { names: 'unspecified' }, 'passive-address-wrong'),
  pasv(
    'port 0',
    '227 Go (192,0,2,90,0,0).',
    { port: 0, failure: 'reply_unexpected' },
    'passive-reply-unusable',
  ),
  pasv(
    'port 22',
    '227 Go (192,0,2,90,0,22).',
    { port: 22, failure: 'reply_unexpected' },
    'passive-reply-unusable',
  ),
  pasv('five numbers', '227 Go (192,0,2,90,195).', malformed, 'passive-reply-unusable'),
  pasv('seven numbers', '227 Go (192,0,2,90,195,80,1).', malformed, 'passive-reply-unusable'),
  pasv('999', '227 Go (999,0,2,90,195,80).', malformed, 'passive-reply-unusable'),
  pasv('a negative number', '227 Go (192,0,2,90,-1,80).', malformed, 'passive-reply-unusable'),
  pasv(
    'sixty thousand digits',
    `227 Go (${'9'.repeat(7_000)},1,1,1,1,1).`,
    malformed,
    'passive-reply-unusable',
  ),
  pasv(
    'another code',
    '200 Fine.',
    { failure: 'reply_unexpected', reply: { code: 200 } },
    'passive-reply-unusable',
  ),
  pasv('silence', () => undefined, { failure: 'timed_out', reply: null }, 'passive-reply-unusable'),
  epsv('port 22', '229 Go (|||22|)', { port: 22, failure: 'reply_unexpected' }),
  epsv('port 0', '229 Go (|||0|)', malformed),
  epsv('port 65536', '229 Go (|||65536|)', malformed),
  epsv('a negative port', '229 Go (|||-1|)', malformed),
  epsv('junk behind the port', '229 Go (|||6446junk|)', malformed),
  epsv('mixed delimiters', '229 Go (|!|6446|)', malformed),
  epsv('an address in it', '229 Go (|1|10.0.0.1|6446|)', malformed),
  epsv('no parentheses', '229 Go |||6446|', malformed),
  epsv('digits as delimiters', '229 Go (11164461)', malformed),
  epsv('a refusal', '522 Use (1)', { failure: 'reply_negative', reply: { code: 522 } }),
];
