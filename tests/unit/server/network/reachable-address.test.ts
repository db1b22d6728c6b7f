import { describe, expect, test } from 'vitest';
import { documentationPrefixes } from '@/lib/net/address-class';
import { reachableAddress } from '@/lib/server/network/reachable-address';

const place = { host: '1.1.1.1', port: 21, trust: 'public', practice: false };
const nothing = { publicAddresses: [], opened: [] };
const told = { publicAddresses: ['198.41.0.4', '2001:503:ba3e::2:30'], opened: [] };

describe('the address by which a service reaches us', () => {
  test.each(['93.184.215.14', '2606:2800:220:1::1'])('%s is our own and public', (local) => {
    expect(reachableAddress(local, place, nothing)).toBe(local);
  });

  test.each([
    '10.0.0.5',
    '192.168.1.2',
    '100.64.0.1',
    '127.0.0.1',
    'fd00::1',
    'fe80::1',
    '::1',
    '192.0.2.7',
    '',
  ])('nobody reaches %j', (local) => {
    expect(reachableAddress(local, place, nothing)).toBeNull();
  });

  test('behind address translation it is what the operator says, for the family of the connection', () => {
    expect(reachableAddress('10.0.0.5', place, told)).toBe('198.41.0.4');
    expect(reachableAddress('fd00::1', place, told)).toBe('2001:503:ba3e::2:30');
    expect(reachableAddress('93.184.215.14', place, told)).toBe('198.41.0.4');
    expect(reachableAddress('fd00::1', place, { ...told, publicAddresses: ['198.41.0.4'] })).toBeNull();
  });

  test('a test network may use documentation addresses', () => {
    const lab = { publicAddresses: [], opened: documentationPrefixes };
    expect(reachableAddress('203.0.113.9', place, lab)).toBe('203.0.113.9');
    expect(reachableAddress('192.168.77.9', place, lab)).toBeNull();
  });

  test('a practice server stands on this machine', () => {
    expect(reachableAddress('127.0.0.1', { ...place, practice: true }, told)).toBe('127.0.0.1');
  });
});
