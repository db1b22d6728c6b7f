import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '@/lib/ftp/command';
import { allowTarget } from '@/lib/net/target-policy';
import { type RunningPractice, startPractice } from '@/lib/practice/start-practice';
import { activeEprt } from '@/lib/probes/checks/active-eprt';
import { activePort } from '@/lib/probes/checks/active-port';
import { openNetwork } from '@/lib/server/network/open-network';
import { checkContext, only, openControl, runCheck } from '../network/run-check';
import { practiceRow } from './practice-row';

let practice: RunningPractice;
beforeAll(async () => {
  practice = await startPractice({ announce: 'documentation', log: () => undefined });
});
afterAll(() => practice.stop());

/** The portal of a try-out, logged in on one practice server. */
async function meet(id: string, tls: 'explicit' | 'implicit', publicPort: number) {
  const row = practiceRow(practice.table, id);
  const { network, policy } = await openNetwork(
    {
      lab: undefined,
      resolvers: [],
      practice: JSON.stringify(practice.table),
      tryOut: true,
      activePorts: { from: 46_000, to: 46_400 },
      publicAddresses: ['198.41.0.4'],
    },
    { onConnection: () => undefined },
  );
  const pinned = allowTarget(policy, {
    host: row.host,
    address: row.address,
    port: publicPort,
    purpose: 'control',
    knownPorts: [publicPort],
  });
  if (!pinned.ok) throw new Error(pinned.reason);
  const context = checkContext({ network, policy, pinned: pinned.value });
  await openControl(context, tls);
  const { control } = context.lane;
  await control?.send(commands.user(row.login?.user ?? ''), context.deadline);
  const welcome = await control?.send(commands.pass(row.login?.password ?? ''), context.deadline);
  expect(welcome).toMatchObject({ ok: true, reply: { code: 230 } });
  return { context, row };
}

describe.each([
  ['healthy-explicit', 'explicit', 21],
  ['healthy-implicit', 'implicit', 990],
] as const)('%s in active mode', (id, tls, publicPort) => {
  test.each([activePort, activeEprt])('connects back and lists: $id', async (check) => {
    const { context, row } = await meet(id, tls, publicPort);
    const result = await runCheck(check, context);
    expect(only(result, 'active-callback')).toMatchObject({
      failure: null,
      announced: { address: '127.0.0.1' },
      from: row.address,
      strangers: 0,
    });
    expect(only(result, 'data-connection')).toMatchObject({
      failure: null,
      closed: 'clean',
      reached: 'closed',
      tls: { resumed: true, trustError: null, nameMatches: true },
      reply: { code: 226 },
    });
    expect(only(result, 'data-connection').bytes).toBeGreaterThan(50);
    context.lane.control?.close();
  });
});

test('a server whose encryption of data is broken is told from one that does not call', async () => {
  const { context } = await meet('data-tls-broken', 'explicit', 21);
  const result = await runCheck(activePort, context);
  expect(only(result, 'active-callback').failure).toBeNull();
  expect(only(result, 'data-connection')).toMatchObject({ reached: 'connected', reply: { code: 425 } });
  expect(only(result, 'data-connection').failure).toMatch(/^tls_/);
  context.lane.control?.close();
});
