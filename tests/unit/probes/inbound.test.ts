import { describe, expect, it } from 'vitest';
import { parsePrefix } from '@/lib/net/cidr';
import { makeTargetPolicy } from '@/lib/net/target-policy';
import { explicitPort, probeHost, probeInternet } from '../../support/probe-scripted';
import type { PortEntry } from '../../support/scripted-network';
import { send } from '../../support/scripted-network-steps';

const customer = '8.8.4.4';
const port = 50_001;
const request = { checks: ['inbound'], inbound: { address: customer, port } };
const calling = (entry: PortEntry) =>
  probeInternet({ hosts: { [customer]: { [port]: entry } } }, { request });

describe('a call to the port that the customer opened', () => {
  it('goes there alone, reads nothing and closes', async () => {
    const run = await calling([send('220 a greeting that nobody reads\r\n')]);
    expect(run.net.contacted).toEqual([`${customer}:${port}`]);
    expect(run.net.asked).toEqual([]);
    expect(run.only('inbound-connect')).toMatchObject({
      target: { host: customer, address: customer, port },
      failure: null,
    });
    expect(run.net.open()).toBe(0);
    expect(run.finished.map(({ key }) => key)).toEqual(['inbound']);
    expect(JSON.stringify(run.finished)).not.toContain('nobody reads');
  });

  it.each([
    ['refused', 'refused'],
    ['silent', 'timed_out'],
    ['host_unreachable', 'host_unreachable'],
  ] as const)('a port that is %s is seen as %s', async (entry, failure) => {
    const run = await calling(entry);
    expect(run.only('inbound-connect').failure).toBe(failure);
    expect(run.net.open()).toBe(0);
  });

  it('is no part of a run that nobody asked it of', async () => {
    const run = await probeHost({ 21: explicitPort(), other: 'refused' });
    expect(run.all('inbound-connect')).toEqual([]);
    expect(run.plans.at(-1)?.map(({ check }) => check)).not.toContain('inbound');
  });

  it.each([
    ['a private address', '10.1.2.3', port],
    ['loopback', '127.0.0.1', port],
    ['a port of another service', customer, 3306],
    ['a port below 1024', customer, 22],
  ])('contacts nobody at %s, whatever the stored request says', async (_what, address, asked) => {
    const run = await probeInternet({}, { request: { ...request, inbound: { address, port: asked } } });
    expect(run.net.contacted).toEqual([]);
    expect(run.missing).toEqual([expect.stringContaining('not-asked')]);
  });

  it('is not made any more when the operator has refused that network meanwhile', async () => {
    const prefix = parsePrefix('8.8.4.0/24');
    if (!prefix.ok) throw new Error(prefix.reason);
    const policy = makeTargetPolicy({ operatorRefusals: { names: [], addresses: [prefix.value] } });
    const run = await probeInternet({}, { request, policy });
    expect(run.net.contacted).toEqual([]);
  });
});
