import { describe, expect, it } from 'vitest';
import { allowTarget } from '@/lib/net/target-policy';
import type { PracticeTable } from '@/lib/practice/table';
import { directDialer } from '@/lib/server/network/direct-dialer';
import { openNetwork } from '@/lib/server/network/open-network';
import { practiceDialer } from '@/lib/server/network/practice-dialer';
import { checkNetworkRuntime } from '@/lib/server/network/self-check';
import { certificates, policy, serveTls, text, within } from './loopback';

const row: PracticeTable['servers'][number] = {
  id: 'example',
  host: 'example.practice.test',
  address: '192.0.2.200',
  title: 'Example',
  summary: 'An example.',
  symptom: 'None.',
  expectedCause: 'no-problem-found',
  port: null,
  login: null,
  answers: {},
  ports: { '21': 31_999 },
  passive: [41_990, 41_999],
};
const plain = { lab: undefined, resolvers: [], practice: undefined, tryOut: true };
const extras = { onConnection: () => undefined };
const tableText = (changes: Partial<typeof row> = {}) =>
  JSON.stringify({ caPem: certificates.caPem, servers: [{ ...row, ...changes }] });

const decide = (address: string, port: number, under = policy) => {
  const made = allowTarget(under, { host: address, address, port, purpose: 'control', knownPorts: [port] });
  if (!made.ok) throw new Error(made.reason);
  return made.value;
};

describe('where a practice address leads', () => {
  const dialer = practiceDialer({ caPem: 'CA', servers: [row] }, directDialer([]));

  it.each([
    [21, 31_999],
    [41_990, 41_990],
    [41_999, 41_999],
  ])('port %i leads to loopback port %i', (port, real) => {
    expect(dialer.place(decide(row.address, port))).toEqual({
      host: '127.0.0.1',
      port: real,
      trust: 'CA',
      practice: true,
    });
  });

  it.each([22, 990, 2121, 31_999, 41_989, 42_000, 5432])('port %i is closed', (port) => {
    expect(dialer.place(decide(row.address, port))).toBe('refused');
  });

  it('knows its names and leaves others to the resolver', () => {
    expect(dialer.lookUp(row.host, 'A')).toEqual([{ type: 'A', value: row.address, ttl: null }]);
    expect(dialer.lookUp(row.host, 'AAAA')).toEqual([]);
    expect(dialer.lookUp('ftp.example.org', 'A')).toBeNull();
  });

  it('leaves other addresses alone, with the public roots', () => {
    expect(dialer.place(decide('1.1.1.1', 21))).toEqual({
      host: '1.1.1.1',
      port: 21,
      trust: 'public',
      practice: false,
    });
  });
});

describe('the second lock', () => {
  it('stops what only a lab policy allows, unless the lab opened it here too', () => {
    expect(directDialer([]).place(decide('192.0.2.1', 21))).toBe('forbidden');
    expect(directDialer(policy.lab?.networks ?? []).place(decide('192.0.2.1', 21))).toMatchObject({
      host: '192.0.2.1',
    });
  });
});

describe('opening the network', () => {
  it('reaches a practice server by name and trusts its root', async () => {
    const server = await serveTls({ ...servedFor(row.host) }, (socket) => void socket.write('220 Hi\r\n'));
    try {
      const practice = tableText({ ports: { '990': server.port } });
      const opened = await openNetwork({ ...plain, practice }, extras);
      expect(await opened.network.resolve(row.host, 'A', within(500))).toMatchObject({
        records: [{ value: row.address }],
      });
      const target = allowTarget(opened.policy, {
        host: row.host,
        address: row.address,
        port: 990,
        purpose: 'control',
        knownPorts: [990],
      });
      if (!target.ok) throw new Error(target.reason);
      const outcome = await opened.network.connect(target.value, within(1000));
      if (!outcome.ok) throw new Error(outcome.failure);
      expect(outcome.connection.remoteAddress).toBe(row.address);
      const secured = await outcome.connection.startTls({ serverName: row.host, resume: null }, within(1000));
      expect(secured).toMatchObject({ ok: true, tls: { trustError: null, nameMatches: true } });
      const read = await outcome.connection.read(within(500));
      expect(read.ok && text(read.bytes)).toBe('220 Hi\r\n');
      outcome.connection.destroy();
    } finally {
      await server.stop();
    }
  });

  it('ignores practice servers in a configured portal', async () => {
    const { policy: configured } = await openNetwork(
      { ...plain, practice: tableText(), tryOut: false },
      extras,
    );
    expect(
      allowTarget(configured, {
        host: row.host,
        address: row.address,
        port: 21,
        purpose: 'control',
        knownPorts: [21],
      }).ok,
    ).toBe(false);
  });

  it.each(['127.0.0.0/8', '10.0.0.0/8', '169.254.169.254/32', '0.0.0.0/0', 'nonsense'])(
    'does not start with a lab that opens %s',
    async (range) => {
      await expect(openNetwork({ ...plain, lab: { ranges: [range] } }, extras)).rejects.toThrow();
    },
  );

  it('does not start with a practice server at another address', async () => {
    await expect(
      openNetwork({ ...plain, practice: tableText({ address: '127.0.0.1' }) }, extras),
    ).rejects.toThrow('practice');
  });

  it('does not start on a runtime that is too old', async () => {
    for (const version of ['18.20.4', '20.18.3'])
      await expect(checkNetworkRuntime(version)).rejects.toThrow('Node.js');
    await expect(checkNetworkRuntime('24.1.0')).resolves.toBeUndefined();
  });
});

function servedFor(name: string) {
  const { chainPem, keyPem } = certificates.serve('trusted', [name]);
  return { cert: chainPem, key: keyPem };
}
