import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { setClientAddress } from '@/lib/server/process/client-address';

function request(headers: Record<string, string>, remoteAddress = '203.0.113.9') {
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}

function address(headers: Record<string, string>, proxies: number, remote?: string) {
  const seen = request(headers, remote);
  setClientAddress(seen, proxies);
  return seen.headers['x-forwarded-for'];
}

test('without proxies a forged address is not believed', () => {
  expect(address({ 'x-forwarded-for': '198.51.100.1' }, 0)).toBe('203.0.113.9');
});

test('behind one proxy the last entry counts, not what the client wrote before it', () => {
  expect(address({ 'x-forwarded-for': '1.1.1.1, 198.51.100.1' }, 1)).toBe('198.51.100.1');
});

test('behind two proxies the last but one entry counts', () => {
  expect(address({ 'x-forwarded-for': '1.1.1.1, 198.51.100.1, 192.0.2.5' }, 2)).toBe('198.51.100.1');
});

test('a chain that is too short falls back to the peer', () => {
  expect(address({ 'x-forwarded-for': '198.51.100.1' }, 2)).toBe('203.0.113.9');
});

test('an address that cannot be one falls back to the peer', () => {
  expect(address({ 'x-forwarded-for': 'unknown' }, 1)).toBe('203.0.113.9');
});

test('an IPv4 peer on an IPv6 socket is written as IPv4', () => {
  expect(address({}, 0, '::ffff:203.0.113.9')).toBe('203.0.113.9');
});

test('headers that claim another address, place or internal origin are taken away', () => {
  const names = [
    'x-real-ip',
    'forwarded',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-middleware-subrequest',
  ];
  const seen = request(Object.fromEntries(names.map((name) => [name, 'x'])));
  setClientAddress(seen, 0);
  expect(names.filter((name) => name in seen.headers)).toEqual([]);
});

test('the host and scheme that a trusted proxy names stay', () => {
  const seen = request({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.1' });
  setClientAddress(seen, 1);
  expect(seen.headers['x-forwarded-proto']).toBe('https');
});
