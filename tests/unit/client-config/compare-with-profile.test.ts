import { describe, expect, it } from 'vitest';
import { compareWithProfile } from '@/lib/client-config/compare-with-profile';
import type { ConfiguredSite } from '@/lib/client-config/read-config';
import type { SettingName, SettingValue } from '@/lib/client-config/setting';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';

const known = (id: string) => {
  const found = builtInProfiles.find((profile) => profile.id === id);
  if (!found) throw new Error('There is no such profile.');
  return found;
};
const profile = known('files-com');

const site = (values: Partial<Record<SettingName, SettingValue>>, isFtp = true): ConfiguredSite => ({
  reader: 'filezilla',
  client: 'FileZilla',
  name: 'Acme',
  isFtp,
  settings: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, line: 7 }])),
  observations: [],
});
const ids = (values: Partial<Record<SettingName, SettingValue>>, told = {}, of = profile) =>
  compareWithProfile(site(values), of, told).map(({ id, severity, correction }) => [
    id,
    severity,
    correction,
  ]);

const good = {
  host: 'acme.files.com',
  port: 21,
  encryption: 'explicit',
  dataProtection: 'private',
  mode: 'passive',
  timeout: 60,
  retries: 3,
  retryDelay: 10,
  keepalive: 30,
  parallel: 10,
  tlsMin: 'TLSv1.2',
  tlsMax: 'TLSv1.3',
  charset: 'UTF-8',
} as const;

describe('settings as the service wants them', () => {
  it('call for nothing', () => {
    expect(ids(good)).toEqual([]);
    expect(ids({ ...good, port: 990, encryption: 'implicit', mode: 'default' })).toEqual([]);
    expect(
      ids({ ...good, timeout: 0, parallel: 1 }, { host: 'ACME.files.com.', secondFactor: true }),
    ).toEqual([]);
  });

  it('call for nothing where they are unknown', () => {
    expect(ids({}, { host: 'acme.files.com', secondFactor: true })).toEqual([]);
  });
});

describe('one setting that differs', () => {
  type Case = readonly [
    Partial<Record<SettingName, SettingValue>>,
    object,
    readonly [string, string, SettingValue | null],
  ];
  const cases: readonly Case[] = [
    [{ host: '192.0.2.1' }, {}, ['host-is-address', 'hinders', null]],
    [{ host: '2001:db8::1' }, { host: 'acme.files.com' }, ['host-is-address', 'hinders', 'acme.files.com']],
    [{ host: 'ftp://acme.files.com' }, {}, ['host-malformed', 'stops', null]],
    [{ host: 'acme.files.com/in' }, {}, ['host-malformed', 'stops', null]],
    [{ host: 'ftp.example.com' }, {}, ['host-not-of-service', 'tip', null]],
    [
      { host: 'other.files.com' },
      { host: 'acme.files.com' },
      ['host-not-the-tested', 'hinders', 'acme.files.com'],
    ],
    [
      { host: 'acme.files.com' },
      { host: 'ftp.example.com' },
      ['host-not-custom-domain', 'hinders', 'ftp.example.com'],
    ],
    [{ port: 22 }, {}, ['port-not-offered', 'stops', 21]],
    [{ encryption: 'implicit' }, {}, ['implicit-on-explicit-port', 'stops', 'explicit']],
    [{ port: 990 }, {}, ['explicit-on-implicit-port', 'stops', 21]],
    [{ encryption: 'plain' }, {}, ['plain', 'stops', 'explicit']],
    [{ encryption: 'plain', port: 990 }, {}, ['plain', 'stops', 'implicit']],
    [{ encryption: 'if-offered' }, {}, ['encryption-if-offered', 'hinders', 'explicit']],
    [{ dataProtection: 'clear' }, {}, ['data-clear', 'stops', 'private']],
    [{ mode: 'active' }, {}, ['active-mode', 'hinders', 'passive']],
    [{ timeout: 59 }, {}, ['timeout-short', 'tip', 60]],
    [{ retries: 0 }, {}, ['retries-few', 'tip', 3]],
    [{ retryDelay: 9 }, {}, ['retry-delay-short', 'tip', 10]],
    [{ keepalive: 0 }, {}, ['keepalive-off', 'tip', 30]],
    [{ keepalive: 60 }, {}, ['keepalive-slow', 'hinders', 30]],
    [{ parallel: 2 }, { secondFactor: true }, ['parallel-with-second-factor', 'stops', 1]],
    [{ parallel: 0 }, { secondFactor: true }, ['parallel-with-second-factor', 'stops', 1]],
    [{ tlsMax: 'TLSv1.1' }, {}, ['tls-newest-old', 'stops', 'TLSv1.3']],
    [{ tlsMin: 'TLSv1' }, {}, ['tls-oldest-old', 'tip', 'TLSv1.2']],
    [{ proxy: 'proxy.example.com' }, {}, ['proxy-set', 'hinders', null]],
  ];
  it.each(cases)('%j', (values, told, expected) => {
    const found = compareWithProfile(site({ ...good, ...values }), profile, told);
    expect(found.map(({ id, severity, correction }) => [id, severity, correction])).toEqual([expected]);
    for (const one of found) {
      expect(one.why).toMatch(/^[A-Z].*[.]$/);
      expect(one.where).not.toBe('');
      expect(one.line).toBe(7);
    }
  });
});

it('takes several at once with what stops first', () => {
  expect(ids({ ...good, timeout: 5, mode: 'active', port: 2121, encryption: 'implicit' })).toEqual([
    ['port-not-offered', 'stops', 990],
    ['active-mode', 'hinders', 'passive'],
    ['timeout-short', 'tip', 60],
  ]);
});

it('judges by the profile: a service that nobody described may have any name and port', () => {
  expect(ids({ ...good, host: 'ftp.example.com', port: 2121 }, {}, known('generic'))).toEqual([]);
  const refusing = { ...profile, activeMode: 'refused' as const };
  expect(ids({ ...good, mode: 'active' }, {}, refusing)).toEqual([['active-mode', 'stops', 'passive']]);
  const open = {
    ...profile,
    controlPorts: profile.controlPorts.map((port) => ({ ...port, plain: 'always' as const })),
  };
  expect(ids({ ...good, encryption: 'plain' }, {}, open)).toEqual([]);
  const several = { ...profile, account: { ...profile.account, parallelWithSecondFactor: true } };
  expect(ids(good, { secondFactor: true }, several)).toEqual([]);
});

it('says of another kind of connection only that', () => {
  expect(compareWithProfile(site({ ...good, port: 22 }, false), profile).map(({ id }) => id)).toEqual([
    'not-ftp',
  ]);
});
