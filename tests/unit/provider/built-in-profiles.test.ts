import { describe, expect, it } from 'vitest';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import type { Profile } from '@/lib/provider/profile';

const byId = (id: string): Profile => {
  const profile = builtInProfiles.find((one) => one.id === id);
  if (!profile) throw new Error(`no profile ${id}`);
  return profile;
};

describe('files-com holds every fact of the founding text', () => {
  const filesCom = byId('files-com');

  it('ports per kind of encryption, the alternatives, plain only if enabled (S20, S30, S48)', () => {
    expect(
      filesCom.controlPorts.map(({ port, encryption, role, plain }) => [port, encryption, role, plain]),
    ).toEqual([
      [21, 'explicit', 'default', 'if-enabled'],
      [990, 'implicit', 'default', 'never'],
      [3021, 'explicit', 'alternative', 'if-enabled'],
      [3990, 'implicit', 'alternative', 'never'],
    ]);
    expect(filesCom.controlPorts.every(({ promised }) => promised)).toBe(true);
  });

  it('the passive range (S55)', () => expect(filesCom.passivePorts).toEqual({ from: 40_000, to: 50_000 }));

  it('timeout, retries, idle limit, keepalive (S32, S33, S36, S38)', () => {
    expect(filesCom.timings).toEqual({
      timeoutSeconds: 60,
      retries: 3,
      retryDelaySeconds: 10,
      idleSeconds: 60,
      keepaliveSeconds: 30,
    });
  });

  it('two dedicated addresses with a custom domain, and where they are (S11, S12)', () => {
    expect(filesCom.customDomain?.dedicatedAddresses).toBe(2);
    expect(filesCom.customDomain?.whereToFind).toMatch(/Settings > Integrations.*Firewall configuration/);
  });

  it('over 80 addresses that are not known here, and none invented (S14, S15)', () => {
    expect(filesCom.addresses.source).toEqual({ kind: 'unknown' });
    expect(filesCom.addresses.approximateCount).toBeGreaterThanOrEqual(80);
    expect(filesCom.addresses.whereToFind).toContain('list of main IP addresses');
  });

  it('names lead to several places, numbers are not supported (S25, S34)', () => {
    expect(filesCom.host).toMatchObject({ byAddress: 'unsupported', severalPlaces: true });
  });

  it('both modes are offered (S22)', () => expect(filesCom.activeMode).toBe('supported'));

  it('the certificate (S61, S72, S73, S76)', () => {
    expect(filesCom.certificate).toEqual({
      sameAsWebPortal: true,
      alwaysValid: true,
      renewedEveryMonths: 3,
      ownWithCustomDomain: true,
    });
  });

  it('every rule about accounts, each with where to look (S28, S63 to S71)', () => {
    expect(filesCom.account.places.map(({ id }) => id)).toEqual([
      'account-enabled',
      'authentication-method',
      'protocol-enabled',
      'second-factor',
      'password-change',
      'site-ip-allowlist',
      'user-ip-allowlist',
      'plain-ftp',
    ]);
    expect(filesCom.account.parallelWithSecondFactor).toBe(false);
    expect(filesCom.account.webLogin).toMatch(/web site/);
  });

  it('contact and hours (S77)', () => {
    expect(filesCom.contact).toEqual({
      email: 'support@files.com',
      phone: '(800) 286-8372',
      hours: 'Monday to Friday, 9 am to 8 pm Eastern',
      timeZone: 'America/New_York',
    });
  });
});

describe('generic promises nothing', () => {
  const generic = byId('generic');

  it('no port is promised, and no port of one service is assumed', () => {
    expect(generic.controlPorts.map(({ port, promised }) => [port, promised])).toEqual([
      [21, false],
      [990, false],
    ]);
  });

  it('range, addresses and idle limit are unknown', () => {
    expect(generic.passivePorts).toBeNull();
    expect(generic.addresses.source).toEqual({ kind: 'unknown' });
    expect(generic.timings.idleSeconds).toBeNull();
  });
});
