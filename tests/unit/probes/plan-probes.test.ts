import { describe, expect, test } from 'vitest';
import type { ProbeRequest } from '@/lib/probes/check';
import { planProbes } from '@/lib/probes/plan-probes';
import { checks } from '@/lib/probes/registry';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';

const request: ProbeRequest = {
  host: 'ftp.example.net',
  isAddress: false,
  port: null,
  encryption: null,
  hasLogin: false,
  checks: null,
  thorough: false,
  inbound: null,
};
const profileOf = (id: string) => {
  const profile = builtInProfiles.find((candidate) => candidate.id === id);
  if (!profile) throw new Error(`There is no profile ${id}.`);
  return profile;
};
const generic = profileOf('generic');
const keys = (changes: Partial<ProbeRequest>, addresses: readonly string[] | null, profile = generic) =>
  planProbes({ ...request, ...changes }, profile, addresses).map(({ key }) => key);

/** The quick checks of a lane, in their order. */
const quickOf = (lane: string) =>
  checks.filter((check) => check.lane === lane && check.phase === 'foreground').map(({ id }) => id);
const slow = checks.filter(({ phase }) => phase === 'background').map(({ id }) => id);

describe('a plan', () => {
  test('has a lane per address and port, in the order of the checks', () => {
    expect(keys({}, ['192.0.2.1'])).toEqual([
      'name-resolution',
      'tcp-connect@192.0.2.1:21',
      'greeting@192.0.2.1:21',
      'features@192.0.2.1:21',
      'explicit-tls@192.0.2.1:21',
      'tcp-connect@192.0.2.1:990',
      'implicit-tls@192.0.2.1:990',
      'greeting@192.0.2.1:990',
      'features@192.0.2.1:990',
      'plain-policy@21',
      ...quickOf('tls'),
      ...quickOf('web'),
      ...quickOf('login'),
    ]);
    expect(quickOf('web')).toEqual(['certificate-comparison']);
    expect(quickOf('login').slice(0, 1)).toEqual(['login']);
  });

  test('without addresses holds what does not depend on them, under the same keys', () => {
    const early = keys({}, null);
    expect(early).toEqual(keys({}, ['192.0.2.1']).filter((key) => !key.includes('192.0.2.1')));
  });

  test('of an address needs no name', () => {
    const planned = planProbes({ ...request, host: '2001:db8::1', isAddress: true }, generic, null);
    expect(planned.map(({ key }) => key)).not.toContain('name-resolution');
    expect(planned[0]).toMatchObject({
      key: 'tcp-connect@[2001:db8::1]:21',
      target: { address: '2001:db8::1', port: 21 },
      lane: 'control@[2001:db8::1]:21',
    });
  });

  test('tests the person’s own port first, beside those of the profile', () => {
    const ports = (changes: Partial<ProbeRequest>) =>
      keys(changes, ['192.0.2.1'])
        .filter((key) => key.startsWith('tcp-connect'))
        .map((key) => Number(key.split(':')[1]));
    expect(ports({ port: 2121 })).toEqual([2121, 21, 990]);
    expect(ports({ port: 990 })).toEqual([990, 21]);
  });

  test('takes encryption on an unknown port as the person says', () => {
    expect(keys({ port: 2121 }, ['192.0.2.1'])).toContain('explicit-tls@192.0.2.1:2121');
    expect(keys({ port: 2121, encryption: 'implicit' }, ['192.0.2.1'])).toContain(
      'implicit-tls@192.0.2.1:2121',
    );
    expect(keys({ port: 2121, encryption: 'implicit' }, ['192.0.2.1'])).not.toContain('plain-policy@2121');
  });

  test('covers all ports of a profile on all addresses', () => {
    expect(
      keys({}, ['192.0.2.1', '192.0.2.2'], profileOf('files-com')).filter((key) =>
        key.startsWith('tcp-connect'),
      ),
    ).toHaveLength(8);
  });

  test('of chosen checks has what they need, and nothing else', () => {
    expect(keys({ checks: ['tcp-connect'] }, ['192.0.2.1'])).toEqual(
      expect.arrayContaining(['name-resolution', 'tcp-connect@192.0.2.1:21']),
    );
    expect(keys({ checks: ['tcp-connect'] }, ['192.0.2.1'])).not.toContain('greeting@192.0.2.1:21');
    const data = keys({ checks: ['passive-data'] }, ['192.0.2.1']);
    expect(data).toEqual(
      expect.arrayContaining(['explicit-tls@192.0.2.1:21', 'login', 'passive-epsv', 'passive-data']),
    );
    expect(data).not.toContain('transfer');
    expect(data).not.toContain('certificate-comparison');
    expect(keys({ checks: ['passive-range'] }, ['192.0.2.1'])).toEqual(
      expect.arrayContaining(['login', 'passive-pasv', 'passive-epsv', 'passive-range']),
    );
  });
});

describe('what takes minutes', () => {
  test('is planned when it was asked for, each with a lane of its own', () => {
    const planned = planProbes({ ...request, thorough: true }, generic, ['192.0.2.1']);
    const late = planned.filter(({ check }) => slow.includes(check));
    expect(late.map(({ key, lane }) => [key, lane])).toEqual(slow.map((id) => [id, `own-login@${id}`]));
    expect(late.every(({ target }) => target?.host === request.host && target.address === null)).toBe(true);
    expect(slow).toEqual(['parallel-logins', 'idle', 'idle-keepalive', 'transfer-slow']);
  });

  test('is left out otherwise, even when it is named', () => {
    expect(keys({ checks: ['idle'] }, ['192.0.2.1'])).not.toContain('idle');
  });

  test('comes with what it needs when it is named', () => {
    const planned = keys({ thorough: true, checks: ['transfer-slow'] }, ['192.0.2.1']);
    expect(planned).toEqual(
      expect.arrayContaining([
        'explicit-tls@192.0.2.1:21',
        'login',
        'passive-data',
        'transfer',
        'transfer-slow',
      ]),
    );
    expect(planned).not.toContain('idle');
  });
});

test('a call to the person’s own port is planned only where they opened one', () => {
  const inbound = { address: '203.0.113.9', port: 50_021 };
  const planned = planProbes({ ...request, inbound, checks: ['inbound'] }, generic, []);
  expect(keys({}, ['192.0.2.1'])).not.toContain('inbound');
  expect(planned.map(({ lane, target }) => ({ lane, target }))).toEqual([
    { lane: 'inbound', target: { host: inbound.address, ...inbound } },
  ]);
});

test('every need of a check is a check of the same lane, or of the login before a login of its own', () => {
  for (const [index, check] of checks.entries()) {
    for (const need of check.needs) {
      const at = checks.findIndex(({ id }) => id === need);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(index);
      expect(checks[at]?.lane).toBe(check.lane === 'own-login' ? 'login' : check.lane);
    }
  }
});
