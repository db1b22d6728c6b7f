import { describe, expect, it } from 'vitest';
import { type OutboundOrder, tryOutbound } from '@/lib/cli/outbound-controls';
import type { Network } from '@/lib/net/network';
import { makeTargetPolicy } from '@/lib/net/target-policy';
import { observationSchema } from '@/lib/observations/observation';
import { nodeClock } from '@/lib/server/network/node-clock';
import { profiles } from '@/lib/server/provider/profiles';

const generic = profiles().find(({ id }) => id === 'generic');
const filesCom = profiles().find(({ id }) => id === 'files-com');
if (!generic || !filesCom) throw new Error('The built-in profiles are missing.');

/** Every port but the web's is refused. */
function fakeNetwork(addresses: readonly string[]) {
  const asked: number[] = [];
  const network: Network = {
    resolve: async () => ({
      ok: true,
      records: addresses.map((value) => ({ type: 'A', value, ttl: null })),
    }),
    connect: async ({ port }) => {
      asked.push(port);
      return port === 443
        ? { ok: false, failure: 'timed_out' }
        : { ok: false, failure: 'refused', detail: 'ECONNREFUSED' };
    },
    listen: async () => ({ ok: false, failure: 'refused' }),
  };
  return { network, asked };
}

function order(host: string, network: Network, changes: Partial<OutboundOrder> = {}) {
  const complaints: string[] = [];
  const made: OutboundOrder = {
    runId: 'run',
    control: {
      host,
      asciiHost: host,
      displayHost: host,
      isAddress: /^[\d.]+$/.test(host),
      port: null,
      encryptionHint: null,
      notes: [],
    },
    port: null,
    profile: generic as NonNullable<typeof generic>,
    policy: makeTargetPolicy(),
    network,
    clock: nodeClock,
    vantage: { kind: 'kit', network: 'customer' },
    cancel: new AbortController().signal,
    complain: (text) => complaints.push(text),
    ...changes,
  };
  return { made, complaints };
}

describe('another host for comparison', () => {
  it('is tried on the control ports, the web’s port and a high one', async () => {
    const { network, asked } = fakeNetwork([]);
    const seen = await tryOutbound(order('9.9.9.9', network).made);
    expect(asked).toEqual([21, 990, 443, 49152]);
    expect(seen.map((one) => one.kind === 'outbound-connect' && [one.purpose, one.failure])).toEqual([
      ['same-port', 'refused'],
      ['same-port', 'refused'],
      ['web', 'timed_out'],
      ['high-port', 'refused'],
    ]);
    for (const one of seen) expect(observationSchema.parse(one)).toEqual(one);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(4);
  });

  it('is tried on the first port of the published range, and on the program’s own port', async () => {
    const { network, asked } = fakeNetwork(['9.9.9.9']);
    const profile = filesCom as NonNullable<typeof filesCom>;
    await tryOutbound(order('www.example.com', network, { profile, port: 2121 }).made);
    expect(asked).toEqual([2121, 21, 990, 3021, 3990, 443, 40000]);
  });

  it.each([
    ['without an address', [], 'has no address here'],
    ['at a private address', ['10.0.0.1'], '10.0.0.1'],
  ])('%s is not contacted', async (_, addresses, complaint) => {
    const { network, asked } = fakeNetwork(addresses);
    const { made, complaints } = order('www.example.com', network);
    expect(await tryOutbound(made)).toEqual([]);
    expect(asked).toEqual([]);
    expect(complaints.join('\n')).toContain(complaint);
  });
});
