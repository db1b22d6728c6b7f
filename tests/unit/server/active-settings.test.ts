import { describe, expect, test } from 'vitest';
import { readSettings } from '@/lib/server/settings';

const portal = { PORTSIDE_URL: 'https://portside.example.com' };

describe('the ports for active mode', () => {
  test('are the dynamic ones until the portal has a public address, and then none', () => {
    const dynamic = { from: 49_152, to: 65_535 };
    expect(readSettings({}).activePorts).toEqual(dynamic);
    expect(readSettings({ PORTSIDE_LAB: 'on' }).activePorts).toEqual(dynamic);
    expect(readSettings(portal).activePorts).toBeNull();
  });

  test('are what is set, everywhere', () => {
    const set = { PORTSIDE_ACTIVE_PORTS: '50100-50199' };
    for (const env of [set, { ...set, ...portal }])
      expect(readSettings(env).activePorts).toEqual({ from: 50_100, to: 50_199 });
    expect(readSettings({ PORTSIDE_ACTIVE_PORTS: '1024-1024' }).activePorts).toEqual({
      from: 1024,
      to: 1024,
    });
  });

  test.each([
    '50100',
    '50199-50100',
    '1000-2000',
    '1023-2000',
    '60000-65536',
    '0-0',
    '-',
    'a-b',
    '50100-50199-1',
    '50100 - 50199',
  ])('%j is refused', (text) => {
    expect(() => readSettings({ PORTSIDE_ACTIVE_PORTS: text })).toThrow('PORTSIDE_ACTIVE_PORTS');
  });
});

describe('the public addresses of this machine', () => {
  const read = (text: string, more = {}) =>
    readSettings({ PORTSIDE_PUBLIC_ADDRESSES: text, ...more }).publicAddresses;

  test('are at most one per family, in canonical form', () => {
    expect(readSettings({}).publicAddresses).toEqual([]);
    expect(read('198.41.0.4')).toEqual(['198.41.0.4']);
    expect(read('2001:503:BA3E:0:0:0:2:30, 198.41.0.4')).toEqual(['2001:503:ba3e::2:30', '198.41.0.4']);
  });

  test.each([
    ['198.41.0.4,199.9.14.201', 'at most one'],
    ['10.0.0.1', '10.0.0.1 is a private address'],
    ['127.0.0.1', 'must be public'],
    ['198.41.0.4, fd00::1', 'fd00::1 is a private address'],
    ['203.0.113.5', 'documentation'],
    ['ftp.example.com', 'must be addresses'],
    ['198.41.0.4/32', 'must be addresses'],
    ['0x7f000001', 'must be addresses'],
    ['198.041.0.4', 'must be addresses'],
  ])('%s is refused with a reason', (text, reason) => {
    expect(() => read(text)).toThrow(new RegExp(`PORTSIDE_PUBLIC_ADDRESSES.*${reason}`));
  });

  test('may be documentation addresses in a test network, and still nothing private', () => {
    expect(read('203.0.113.5', { PORTSIDE_LAB: 'on' })).toEqual(['203.0.113.5']);
    expect(() => read('10.0.0.1', { PORTSIDE_LAB: 'on' })).toThrow('private');
  });
});
