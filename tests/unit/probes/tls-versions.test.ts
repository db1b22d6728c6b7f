import { describe, expect, test } from 'vitest';
import { startDeadline } from '@/lib/net/deadline';
import type { Network } from '@/lib/net/network';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
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

describe('what is not a refusal of the version is named as what it is', () => {
  test.each<[string, PortEntry, string, string | null]>([
    ['a closed port', 'refused', 'refused', null],
    ['a silent port', 'silent', 'timed_out', null],
    ['a full service', () => [send('421 Too many.\r\n'), close], 'reply_negative', '421 Too many.'],
    [
      'no encryption any more',
      () => [send('220 Hi\r\n'), expectLine('AUTH TLS'), send('502 No.\r\n'), silent],
      'reply_negative',
      '502 No.',
    ],
    ['another alert', () => explicit(failTls('tls_alert')), 'tls_alert', null],
    ['no common cipher', () => explicit(failTls('tls_no_common_cipher')), 'tls_no_common_cipher', null],
    ['a reset', () => explicit(reset), 'reset', null],
    ['a close', () => explicit(close), 'closed', null],
    ['clear text', () => explicit(send('230 Hi\r\n'), silent), 'tls_not_spoken', null],
    ['silence', () => explicit(silent), 'timed_out', null],
  ])('%s', async (_what, entry, failure, detail) => {
    const { seen, result } = await offer(21, entry);
    expect(seen).toHaveLength(4);
    for (const one of seen) expect(one).toMatchObject({ accepted: false, failure, detail, cipher: null });
    expect(result.passed).toBe(false);
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
