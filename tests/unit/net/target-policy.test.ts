import { describe, expect, it } from 'vitest';
import { parsePrefix } from '@/lib/net/cidr';
import {
  allowInboundAddress,
  allowTarget,
  isAllowedTarget,
  makeTargetPolicy,
  type TargetRequest,
} from '@/lib/net/target-policy';

const policy = makeTargetPolicy();
const control = {
  host: 'ftp.example.org',
  address: '1.1.1.1',
  port: 21,
  purpose: 'control',
  knownPorts: [21],
} as const;
const allowed = (request: TargetRequest, under = policy) => allowTarget(under, request).ok;
const network = (text: string) => {
  const prefix = parsePrefix(text);
  if (!prefix.ok) throw new Error(text);
  return prefix.value;
};

describe('deciding about one connection', () => {
  it('keeps the pinned address and cannot be changed', () => {
    const target = allowTarget(policy, control);
    if (!target.ok) throw new Error(target.reason);
    expect(target.value).toMatchObject({ host: 'ftp.example.org', address: '1.1.1.1', family: 4, port: 21 });
    expect(isAllowedTarget(target.value)).toBe(true);
    expect(Object.isFrozen(target.value)).toBe(true);
    expect(isAllowedTarget({ ...target.value, port: 22 })).toBe(false);
  });

  it.each(['10.0.0.1', '::ffff:1.1.1.1', '127.0.0.1', 'nonsense', '01.1.1.1', ''])(
    'refuses the address %j',
    (address) => {
      expect(allowed({ ...control, address })).toBe(false);
    },
  );

  it.each(['localhost', 'a.internal', 'single'])('refuses the name %s even with a public address', (host) => {
    expect(allowed({ ...control, host })).toBe(false);
  });

  it('allows the control ports of the profile, and others from 1024 that belong to nothing else', () => {
    expect([21, 2121, 30021].map((port) => allowed({ ...control, port }))).toEqual([true, true, true]);
    for (const port of [0, -1, 1.5, 22, 80, 990, 1023, 3306, 6379, 8080, 27017, 65536, Number.NaN]) {
      expect(allowed({ ...control, port })).toBe(false);
    }
    expect(allowed({ ...control, port: 990, knownPorts: [990] })).toBe(true);
  });

  it('allows data ports from 1024 up and the web portal on its one port', () => {
    const data = { host: control.host, address: control.address, purpose: 'passive-data' } as const;
    expect([1024, 3306, 65535].map((port) => allowed({ ...data, port }))).toEqual([true, true, true]);
    expect([0, 22, 1023, 65536].some((port) => allowed({ ...data, port }))).toBe(false);
    const web = { ...data, purpose: 'web' } as const;
    expect(allowed({ ...web, port: 443 })).toBe(true);
    expect(allowed({ ...web, port: 8443 })).toBe(false);
  });
});

describe('calling the network of whoever asks for it', () => {
  const call = { host: '1.1.1.1', address: '1.1.1.1', port: 50_001, purpose: 'inbound' } as const;

  it('allows ports from 1024 that belong to nothing else', () => {
    expect([1024, 40_000, 50_001, 65_535].map((port) => allowed({ ...call, port }))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    for (const port of [0, -1, 1.5, 21, 22, 443, 1023, 3306, 3389, 5432, 6379, 8080, 65_536, Number.NaN]) {
      expect(allowed({ ...call, port }), String(port)).toBe(false);
    }
  });

  it('takes the address itself and neither a name nor another address as the host', () => {
    expect(allowed({ ...call, host: 'ftp.example.org' })).toBe(false);
    expect(allowed({ ...call, host: '8.8.8.8' })).toBe(false);
    const ipv6 = { ...call, host: '2606:4700:0::1111', address: '2606:4700::1111' };
    expect(allowed(ipv6)).toBe(true);
  });

  it.each([
    '10.0.0.1',
    '127.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '192.168.1.20',
    '::1',
    'fd00::1',
    '::ffff:1.1.1.1',
    '64:ff9b::a00:1',
    '192.0.2.7',
  ])('refuses %s, which is not on the public internet, with a sentence', (address) => {
    expect(allowed({ ...call, host: address, address })).toBe(false);
    expect(allowInboundAddress(policy, address)).toMatch(/^You come from .*public internet.*\.$/);
  });

  it.each(['unknown', '', '1.2.3.4, 5.6.7.8', 'fe80::1%eth0', 'localhost'])(
    'calls nobody for %j, which is no address',
    (text) => {
      expect(allowInboundAddress(policy, text)).toContain('nothing to call');
    },
  );

  it('calls a documentation address only in a lab that opens it', () => {
    const lab = makeTargetPolicy({ lab: { networks: [network('203.0.113.0/24')], testNames: true } });
    expect(allowInboundAddress(lab, '203.0.113.9')).toBeNull();
    expect(allowed({ ...call, host: '203.0.113.9', address: '203.0.113.9' }, lab)).toBe(true);
    expect(allowInboundAddress(lab, '127.0.0.1')).not.toBeNull();
  });

  it('says that it was the operator who decided where that is so', () => {
    const refusing = makeTargetPolicy({
      operatorRefusals: { names: [], addresses: [network('1.1.1.0/24')] },
    });
    expect(allowInboundAddress(refusing, '1.1.1.1')).toContain('by decision of the operator');
    expect(allowed(call, refusing)).toBe(false);
  });
});

describe('building a policy', () => {
  it.each([
    '127.0.0.0/8',
    '10.0.0.0/8',
    '169.254.169.254/32',
    '192.0.0.0/16',
    '0.0.0.0/0',
    '::/0',
    '::1/128',
    '2001::/16',
  ])('does not let a lab open %s', (text) => {
    expect(() => makeTargetPolicy({ lab: { networks: [network(text)], testNames: true } })).toThrow(
      'documentation',
    );
  });

  it.each([
    ['ftp.practice.test', '127.0.0.1'],
    ['ftp.practice.test', '8.8.8.8'],
    ['ftp.example.org', '192.0.2.9'],
  ])('takes no practice server %s at %s', (host, address) => {
    expect(() => makeTargetPolicy({ practice: { hosts: new Map([[host, address]]) } })).toThrow('practice');
  });

  it('opens a practice server alone', () => {
    const practice = makeTargetPolicy({ practice: { hosts: new Map([['a.practice.test', '192.0.2.9']]) } });
    expect(allowed({ ...control, host: 'a.practice.test', address: '192.0.2.9' }, practice)).toBe(true);
    expect(allowed({ ...control, host: 'b.practice.test', address: '192.0.2.9' }, practice)).toBe(false);
    expect(allowed({ ...control, host: 'a.practice.test', address: '192.0.2.10' }, practice)).toBe(false);
  });
});
