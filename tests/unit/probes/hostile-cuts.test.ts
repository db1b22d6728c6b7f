import { describe, expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { account, dataPort, explicitPort, login, probeHost } from '../../support/probe-scripted';
import type { HostEntry } from '../../support/scripted-network';
import type { Cuts } from '../../support/scripted-network-cuts';
import {
  awaitSignal,
  close,
  failTls,
  type Script,
  send,
  signal,
  silent,
  tls,
} from '../../support/scripted-network-steps';

const profile = builtInProfiles.find(({ id }) => id === 'generic');
if (!profile) throw new Error('There is no generic profile.');

const wholeGreeting: Script = [
  send('220-Welcome to\r\n220-this\r\n 220 service\r\n220 Please encrypt\r\n'),
  account({ 'AUTH TLS': [send('234 Go.\r\n'), tls()] }),
];
const refusing: Script = [awaitSignal('list'), tls(), send('x'), signal('sent'), close];

/** Healthy and faulty conversations; each must mean the same however TCP cuts it. */
const conversations: Readonly<Record<string, () => HostEntry>> = {
  'a healthy service': () => ({ 21: () => explicitPort(), 50001: dataPort }),
  'a greeting of several lines': () => ({ 21: () => wholeGreeting, 50001: dataPort }),
  'encryption from the start': () => ({
    990: () => [tls(), send('220 Welcome\r\n'), account()],
    50001: dataPort,
  }),
  'a full service': () => ({ 21: () => [send('421 Too many users, try later.\r\n'), close] }),
  'a mail server': () => ({ 21: () => [send('220 mail.example.net ESMTP\r\n'), silent] }),
  'an SSH server': () => ({ 21: () => [send('SSH-2.0-OpenSSH_9.6\r\n'), silent] }),
  'letters of several bytes': () => ({
    21: () => explicitPort({ USER: '331 Grüße, 密码 bitte.' }),
    50001: dataPort,
  }),
  'line feeds alone': () => ({
    21: () => [send('220 Hi\n'), account({ FEAT: [send('211-a\n EPSV\n211 b\n')] })],
  }),
  'a refused login': () => ({ 21: () => explicitPort({ PASS: '530 Login incorrect.' }) }),
  'a private passive address': () => ({
    21: () => explicitPort({ PASV: '227 Go (10,0,0,1,195,80).' }),
    50001: dataPort,
  }),
  'unreadable passive replies': () => ({
    21: () => explicitPort({ PASV: '227 Go (1,2,3).', EPSV: '229 Go (|||junk|)' }),
  }),
  'a failing handshake': () => ({
    21: () => explicitPort({ 'AUTH TLS': [send('234 Go\r\n'), failTls('tls_alert')] }),
  }),
  'clear text after 234': () => ({
    21: () =>
      explicitPort({
        'AUTH TLS': [send('234 Go\r\n'), failTls('tls_not_spoken', { clearText: '500 No\r\n' })],
      }),
  }),
  'an interrupted transfer': () => ({
    21: () =>
      explicitPort({ LIST: [send('150 Go\r\n'), signal('list'), awaitSignal('sent'), send('426 Cut\r\n')] }),
    50001: refusing,
  }),
  'a code that is none': () => ({ 21: () => [send('000 hello\r\n'), silent] }),
  'the password echoed': () => ({ 21: () => explicitPort({ PASS: `530 Not ${login.password}!` }) }),
};

/** Those that read what a service says; the data port is scripted for one listing. */
const checks = ['features', 'explicit-tls', 'implicit-tls', 'plain-policy', 'login', 'passive-data'];

/** What of a run must not depend on the cuts: all that was seen, said and concluded. */
async function outcome(entry: HostEntry, cuts: Cuts) {
  const run = await probeHost(entry, { login, request: { checks } }, { cuts });
  run.net.check();
  expect(run.broken).toEqual([]);
  expect(JSON.stringify([run.observations, run.finished])).not.toContain(login.password);
  const seen = [...run.observations].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    seen,
    finished: run.finished.map(({ key, transcript }) => [key, transcript]),
    ...diagnose(seen, profile as NonNullable<typeof profile>),
  };
}

describe.each(Object.entries(conversations))('cuts in %s', (_name, entry) => {
  test('change nothing', async () => {
    const whole = await outcome(entry(), 'whole');
    expect(whole.seen.length).toBeGreaterThan(5);
    expect(await outcome(entry(), 'bytes'), 'single bytes').toEqual(whole);
    for (let at = 1; at < 64; at += 1) expect(await outcome(entry(), { at }), `cut at ${at}`).toEqual(whole);
    for (let seed = 1; seed <= 10; seed += 1)
      expect(await outcome(entry(), { seed }), `seed ${seed}`).toEqual(whole);
  });
});
