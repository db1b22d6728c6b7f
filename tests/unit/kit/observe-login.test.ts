import { describe, expect, it } from 'vitest';
import { readKit } from '@/lib/kit/read-kit';
import type { Observation } from '@/lib/observations/observation';
import { conversation, healthyLines, host, loggedIn, posted } from './kit-results';

/** What a conversation adds to a healthy result, without what is the same for all. */
function added(...conversations: readonly (readonly string[])[]): readonly Observation[] {
  const before = healthyLines.filter((line) => !line.startsWith('untested'));
  const read = readKit(posted([...before, ...conversations.flat()]), '2026-03-02T10:00:00.000Z', 'k', host);
  if (!read.ok) throw new Error(read.reason.code);
  const all = read.value.observations;
  const alone = readKit(posted(before), '2026-03-02T10:00:00.000Z', 'k', host);
  return all.slice(alone.ok ? alone.value.observations.length : 0);
}

const passive = ['sent\tEPSV', 'got\t229 Entering Extended Passive Mode (|||40123|)'];
const list = [
  'sent\tLIST',
  'note\tSSL connection using TLSv1.3 / X',
  'got\t150 Here',
  'got\t226 Done',
  'bytes\t130 0',
];

describe('a login with curl', () => {
  it('that lists over passive mode', () => {
    expect(added(conversation('passive-list', [...loggedIn, ...passive, ...list], 0))).toMatchObject([
      { kind: 'login', stage: 'done', failure: null, reply: { code: 230 } },
      { kind: 'passive-reply', command: 'EPSV', port: 40123, names: 'same', failure: null },
      {
        kind: 'data-connection',
        mode: 'passive',
        purpose: 'listing',
        reached: 'closed',
        bytes: 130,
        closed: 'clean',
        target: { port: 40123 },
        failure: null,
      },
      { kind: 'transfer', operation: 'list', bytesSeen: 130, failure: null },
    ]);
  });

  it('that uploads and deletes, and repeats no login', () => {
    const words = [
      ...loggedIn,
      ...passive,
      'sent\tSTOR x.txt',
      'got\t150 Send',
      'got\t226 Done',
      'sent\tDELE x.txt',
      'got\t250 Gone',
      'bytes\t0 1920',
    ];
    expect(added(conversation('passive-upload', words, 0))).toMatchObject([
      { kind: 'passive-reply' },
      { kind: 'data-connection', bytes: 1920, failure: null },
      { kind: 'transfer', operation: 'upload', bytesExpected: 1920, bytesSeen: 1920, failure: null },
      { kind: 'transfer', operation: 'delete', failure: null },
    ]);
  });

  it('whose data connection is swallowed', () => {
    expect(added(conversation('passive-list', [...loggedIn, ...passive, 'bytes\t0 0'], 28))).toMatchObject([
      { kind: 'login', failure: null },
      { kind: 'passive-reply', failure: null },
      {
        kind: 'data-connection',
        failure: 'timed_out',
        reached: 'nothing',
        closed: null,
        target: { port: 40123 },
      },
    ]);
  });

  it('whose data connection is refused', () => {
    const words = [
      ...loggedIn,
      ...passive,
      'note\tconnect to 192.0.2.1 port 40123 failed: Connection refused',
    ];
    expect(added(conversation('passive-list', words, 7)).at(-1)).toMatchObject({
      kind: 'data-connection',
      failure: 'refused',
      reached: 'nothing',
    });
  });

  it('whose data connection breaks at the handshake', () => {
    const words = [...loggedIn, ...passive, 'sent\tLIST', 'got\t150 Here', 'bytes\t0 0'];
    expect(added(conversation('passive-list', words, 35)).slice(2)).toMatchObject([
      { kind: 'data-connection', failure: 'tls_failed', reached: 'connected' },
      { kind: 'transfer', operation: 'list', failure: 'tls_failed' },
    ]);
  });

  it('where EPSV is refused and PASV names a private address', () => {
    const words = [
      ...loggedIn,
      'sent\tEPSV',
      'got\t500 No',
      'sent\tPASV',
      'got\t227 Entering Passive Mode (10,1,2,3,156,65)',
    ];
    expect(added(conversation('passive-list', words, 28)).slice(1)).toMatchObject([
      { kind: 'passive-reply', command: 'EPSV', failure: 'reply_negative' },
      { kind: 'passive-reply', command: 'PASV', address: '10.1.2.3', port: 40001, names: 'private' },
      { kind: 'data-connection', command: 'PASV', failure: 'timed_out' },
    ]);
  });

  it('that is refused', () => {
    const words = ['sent\tUSER', 'got\t331 Please', 'sent\tPASS', 'got\t530 Login incorrect'];
    expect(added(conversation('passive-list', words, 67))).toMatchObject([
      {
        kind: 'login',
        stage: 'password',
        failure: 'reply_negative',
        reply: { code: 530, text: 'Login incorrect' },
      },
    ]);
  });

  it('that gets no answer to the password', () => {
    const words = ['sent\tUSER', 'got\t331 Please', 'sent\tPASS'];
    expect(added(conversation('passive-list', words, 28))).toMatchObject([
      { kind: 'login', stage: 'password', failure: 'timed_out', reply: null },
    ]);
  });

  it('that never came to a user name was not tested, and does not look passed', () => {
    expect(added(conversation('passive-list', [], 60))).toMatchObject([
      { kind: 'not-tested', check: 'login', reason: 'needs-earlier' },
    ]);
  });

  it('whose upload is forbidden has a sound data connection', () => {
    const words = [...loggedIn, ...passive, 'sent\tSTOR x.txt', 'got\t550 Not here', 'bytes\t0 0'];
    expect(added(conversation('passive-upload', words, 25)).slice(1)).toMatchObject([
      { kind: 'data-connection', failure: null, reached: 'connected', closed: null },
      { kind: 'transfer', operation: 'upload', failure: 'reply_negative', reply: { code: 550 } },
    ]);
  });

  it('that falls back to PASV shows both attempts', () => {
    const refused = 'note\tconnect to 192.0.2.1 port 40123 failed: Connection refused';
    const words = [
      ...loggedIn,
      ...passive,
      refused,
      'sent\tPASV',
      'got\t227 Entering Passive Mode (192,0,2,1,156,65)',
    ];
    expect(
      added(conversation('passive-list', words, 28)).filter(({ kind }) => kind === 'data-connection'),
    ).toMatchObject([
      { command: 'EPSV', failure: 'refused', target: { port: 40123 } },
      { command: 'PASV', failure: 'timed_out', target: { port: 40001 } },
    ]);
  });

  it('that sends PASV before the answer to LIST, as curl does when encryption of the data fails', () => {
    const words = [
      ...loggedIn,
      ...passive,
      'sent\tLIST',
      'note\tTLSv1.3 (IN), TLS alert, handshake failure (552):',
      'sent\tPASV',
      'got\t150 Here',
      'bytes\t0 0',
    ];
    expect(added(conversation('passive-list', words, 13)).slice(1)).toMatchObject([
      { kind: 'passive-reply', command: 'EPSV', failure: null },
      { kind: 'data-connection', command: 'EPSV', failure: 'tls_alert', reached: 'connected' },
      { kind: 'transfer', operation: 'list', failure: 'tls_alert' },
    ]);
  });
});

describe('active mode', () => {
  const asked = [...loggedIn, 'sent\tEPRT |1|198.51.100.7|50001|', 'got\t200 Noted'];

  it('where the service comes', () => {
    const words = [
      ...asked,
      'sent\tLIST',
      'got\t150 Here',
      'note\tConnection accepted from server',
      'got\t226 Done',
      'bytes\t99 0',
    ];
    expect(added(conversation('active-list', words, 0))).toMatchObject([
      {
        kind: 'active-callback',
        command: 'EPRT',
        announced: { address: '198.51.100.7', port: 50001 },
        failure: null,
      },
      { kind: 'data-connection', mode: 'active', failure: null, bytes: 99 },
      { kind: 'transfer', operation: 'list', failure: null },
    ]);
  });

  it('where nothing comes', () => {
    const words = [...asked, 'sent\tLIST', 'got\t150 Here', 'got\t425 Cannot connect', 'bytes\t0 0'];
    expect(added(conversation('active-list', words, 28))).toMatchObject([
      { kind: 'active-callback', failure: 'timed_out' },
    ]);
  });

  it('where the service refuses the command', () => {
    const words = [
      ...loggedIn,
      'sent\tEPRT |1|198.51.100.7|50001|',
      'got\t500 No',
      'sent\tPORT 198,51,100,7,195,81',
      'got\t500 Illegal PORT',
    ];
    expect(added(conversation('active-list', words, 30))).toMatchObject([
      { kind: 'active-callback', command: 'PORT', failure: 'reply_negative' },
    ]);
  });

  it('where curl itself fails once the service has come', () => {
    const words = [
      ...asked,
      'sent\tLIST',
      'got\t150 Here',
      'note\tConnection accepted from server',
      'note\tsa_addr inet_ntop() failed with errno 97',
      'got\t425 TLS',
      'bytes\t0 0',
    ];
    expect(added(conversation('active-list', words, 18))).toMatchObject([
      { kind: 'active-callback', failure: null },
      { kind: 'not-tested', check: 'active-data' },
    ]);
  });
});
