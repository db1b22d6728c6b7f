import { describe, expect, test } from 'vitest';
import { startDeadline } from '@/lib/net/deadline';
import type { Network } from '@/lib/net/network';
import { type AllowedTarget, allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import type { Seen } from '@/lib/observations/observation';
import type { CheckContext } from '@/lib/probes/check';
import { tlsVersions } from '@/lib/probes/checks/tls-versions';
import { defaultLimits } from '@/lib/probes/limits';
import { createMilestone } from '@/lib/probes/milestone';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { address, host } from '../../support/probe-scripted';
import { type PortEntry, type ScriptedInternet, scriptedNetwork } from '../../support/scripted-network';
import {
  close,
  expectLine,
  failTls,
  reset,
  type Script,
  send,
  silent,
  tls,
  wait,
} from '../../support/scripted-network-steps';

const policy = makeTargetPolicy();

async function offer(
  port: number,
  entry: PortEntry,
  internet: ScriptedInternet = {},
  change: (network: Network) => Network = (network) => network,
  elsewhere: AllowedTarget | null = null,
) {
  const net = scriptedNetwork({ hosts: { [address]: { [port]: entry } }, ...internet });
  const pinned = allowTarget(policy, { host, address, port, purpose: 'control', knownPorts: [port] });
  const profile = builtInProfiles.find(({ id }) => id === 'generic');
  if (!pinned.ok || !profile) throw new Error('This test has no target.');
  const context: CheckContext = {
    network: change(net),
    policy,
    profile,
    pinned: pinned.value,
    request: {
      host,
      isAddress: false,
      port: null,
      encryption: null,
      hasLogin: false,
      thorough: false,
      inbound: null,
      checks: null,
    },
    limits: defaultLimits,
    deadline: startDeadline(net.clock, tlsVersions.limitMs(defaultLimits)),
    lane: { control: null, passive: null, conversations: [] },
    login: null,
    controlCertificate: createMilestone(),
    transfer: null,
    furtherLogin: null,
    reopen: null,
    encryptingPlace: async () => elsewhere,
  };
  const result = await tlsVersions.run({ host, address: null, port: null }, context);
  net.check();
  expect(net.open()).toBe(0);
  const seen = result.seen.filter((fact): fact is Seen<'tls-version'> => fact.kind === 'tls-version');
  return { result, seen, net, lane: context.lane };
}

const explicit = (...steps: Script): Script => [
  send('220 Welcome\r\n'),
  expectLine('AUTH TLS'),
  send('234 Go.\r\n'),
  ...steps,
];
const accepted = (seen: readonly Seen<'tls-version'>[]) =>
  seen.map(({ version, accepted: taken, failure }) => [version, taken, failure]);

describe('each version is offered alone', () => {
  test('after AUTH TLS, on four connections side by side', async () => {
    const { seen, result, net, lane } = await offer(21, () => explicit(tls()), { roundTripMs: 100 });
    expect(accepted(seen)).toEqual([
      ['TLSv1', false, 'tls_version'],
      ['TLSv1.1', false, 'tls_version'],
      ['TLSv1.2', true, null],
      ['TLSv1.3', true, null],
    ]);
    for (const one of seen) expect(one).toMatchObject({ mode: 'explicit', target: { address, port: 21 } });
    expect(seen.map(({ cipher }) => cipher !== null)).toEqual([false, false, true, true]);
    expect(net.contacted).toEqual(Array.from({ length: 4 }, () => `${address}:21`));
    expect(net.clock.now()).toBeLessThan(600);
    expect(result).toMatchObject({ passed: true });
    expect(result.notTested).toBeUndefined();
    expect(lane.control).toBeNull();
    const said = lane.conversations.flat().map(({ from, text }) => (from === 'us' ? text : null));
    expect(said.filter(Boolean)).toEqual(Array.from({ length: 4 }, () => 'AUTH TLS'));
  });

  test('from the start, where the port is of that kind', async () => {
    const { seen } = await offer(990, () => [tls({}, { versions: ['TLSv1', 'TLSv1.1'] }), silent]);
    expect(accepted(seen).map(([, taken]) => taken)).toEqual([true, true, false, false]);
    expect(seen[0]?.mode).toBe('implicit');
  });

  test('after a greeting that announces a delay', async () => {
    const { seen } = await offer(21, () => [send('120 Soon.\r\n'), wait(2000), ...explicit(tls())]);
    expect(seen[3]).toMatchObject({ version: 'TLSv1.3', accepted: true });
  });
});

describe('where no hello is answered, nothing is said about versions', () => {
  test.each<[string, PortEntry, string]>([
    ['a closed port', 'refused', 'needs-earlier'],
    ['a silent port', 'silent', 'needs-earlier'],
    ['a full service', () => [send('421 Too many.\r\n'), close], 'needs-earlier'],
    ['a mail server', () => [send('220 mail ESMTP\r\n'), silent], 'needs-earlier'],
    ['a web server', () => [send('HTTP/1.1 400 Bad Request\r\n\r\n'), close], 'needs-earlier'],
    [
      'no encryption',
      () => [send('220 Hi\r\n'), expectLine('AUTH TLS'), send('502 No.\r\n'), silent],
      'not-offered',
    ],
    [
      'a goodbye to AUTH',
      () => [send('220 Hi\r\n'), expectLine('AUTH TLS'), send('421 Bye.\r\n'), close],
      'needs-earlier',
    ],
    ['a reset', () => explicit(reset), 'needs-earlier'],
    ['a close', () => explicit(close), 'needs-earlier'],
    ['clear text', () => explicit(send('230 Hi\r\n'), silent), 'needs-earlier'],
    ['silence', () => explicit(silent), 'needs-earlier'],
  ])('%s', async (_what, entry, notTested) => {
    const { seen, result } = await offer(21, entry);
    expect(seen).toEqual([]);
    expect(result).toMatchObject({ passed: false, notTested });
  });

  test('and it is asked at a place that has encrypted, where there is one', async () => {
    const other = allowTarget(policy, { host, address, port: 990, purpose: 'control', knownPorts: [990] });
    if (!other.ok) throw new Error(other.reason);
    const refusing = (): Script => [send('220 Hi\r\n'), expectLine('AUTH TLS'), send('502 No.\r\n'), silent];
    const hosts = { [address]: { 21: refusing, 990: () => [tls()] } };
    const { seen, result } = await offer(21, refusing, { hosts }, undefined, other.value);
    expect(seen.map(({ mode, accepted: taken, target }) => [mode, taken, target?.port])).toEqual(
      [false, false, true, true].map((taken) => ['implicit', taken, 990]),
    );
    expect(result.notTested).toBeUndefined();
  });
});

describe('what is not a refusal of the version is named as what it is', () => {
  test.each<[string, PortEntry, string]>([
    ['another alert', () => explicit(failTls('tls_alert')), 'tls_alert'],
    ['no common cipher', () => explicit(failTls('tls_no_common_cipher')), 'tls_no_common_cipher'],
  ])('%s', async (_what, entry, failure) => {
    const { seen, result } = await offer(21, entry);
    expect(seen).toHaveLength(4);
    for (const one of seen)
      expect(one).toMatchObject({ accepted: false, failure, detail: null, cipher: null });
    expect(result.passed).toBe(false);
  });

  test('a reset of some beside others that are taken', async () => {
    const { seen } = await offer(21, (turn) => explicit(turn < 2 ? reset : tls()));
    expect(accepted(seen).map(([, taken, failure]) => [taken, failure])).toEqual([
      [false, 'reset'],
      [false, 'reset'],
      [true, null],
      [true, null],
    ]);
  });

  test('a service that lets in a few: the others are not tested', async () => {
    const { seen, result } = await offer(21, (turn) =>
      turn < 2 ? [send('421 Too many.\r\n'), close] : explicit(tls()),
    );
    expect(accepted(seen)).toEqual([
      ['TLSv1.2', true, null],
      ['TLSv1.3', true, null],
    ]);
    expect(result).toMatchObject({ passed: true, notTested: 'needs-earlier' });
  });
});

test('a version that this installation cannot offer is not tested, and never looks refused', async () => {
  const withoutOld = (network: Network): Network => ({
    resolve: (...question) => network.resolve(...question),
    listen: (...question) => network.listen(...question),
    connect: async (...question) => {
      const outcome = await network.connect(...question);
      if (!outcome.ok) return outcome;
      const { connection } = outcome;
      const shake = connection.startTls.bind(connection);
      connection.startTls = async (options, deadline) =>
        options.onlyVersion?.length === 5
          ? { ok: false, failure: 'our_resources', detail: 'no protocols available' }
          : shake(options, deadline);
      return outcome;
    },
  });
  const { seen, result } = await offer(21, () => explicit(tls()), {}, withoutOld);
  expect(accepted(seen)).toEqual([
    ['TLSv1.1', false, 'tls_version'],
    ['TLSv1.2', true, null],
    ['TLSv1.3', true, null],
  ]);
  expect(result.notTested).toBe('not-set-up');
});
