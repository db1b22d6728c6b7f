import { describe, expect, it } from 'vitest';
import { parsePrefix } from '@/lib/net/cidr';
import { allowTarget, isAllowedTarget, makeTargetPolicy, type TargetRequest } from '@/lib/net/target-policy';

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
