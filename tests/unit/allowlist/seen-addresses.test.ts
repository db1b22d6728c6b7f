import { describe, expect, it } from 'vitest';
import { seenAddresses } from '@/lib/allowlist/seen-addresses';
import type { Observation, ObservationOf } from '@/lib/observations/observation';

type Found = ObservationOf<'name-resolution'>['addresses'][number];

const resolution = (host: string, at: string, ...addresses: Found[]): Observation => ({
  v: 1,
  id: `${host}/${at}`,
  kind: 'name-resolution',
  vantage: { kind: 'portal', network: 'main' },
  at,
  target: { host, address: null, port: null },
  elapsedMs: 1,
  failure: null,
  detail: null,
  name: host,
  source: 'resolver',
  aliases: [],
  addresses,
  omitted: 0,
  failures: [],
});
const found = (address: string, refusal: string | null = null): Found => ({
  address,
  family: address.includes(':') ? 6 : 4,
  ttl: null,
  refusal,
});

describe('addresses that a name led to', () => {
  it('are those of every lookup of that name, once each, dated by the newest', () => {
    const seen = seenAddresses(
      [
        resolution('ftp.example.net', '2026-05-04T10:00:00Z', found('198.51.100.7'), found('2001:db8::7')),
        resolution('ftp.example.net', '2026-05-05T10:00:00Z', found('198.51.100.7'), found('198.51.100.8')),
        resolution('www.example.net', '2026-05-06T10:00:00Z', found('198.51.100.9')),
      ],
      'ftp.example.net',
    );
    expect(seen).toEqual({
      origin: { kind: 'seen', host: 'ftp.example.net', on: '2026-05-05' },
      entries: ['198.51.100.7', '2001:db8::7', '198.51.100.8'],
    });
  });

  it('are not those that may not be contacted', () => {
    const only = resolution(
      'ftp.example.net',
      '2026-05-04T10:00:00Z',
      found('10.0.0.1', 'is a private address'),
    );
    expect(seenAddresses([only], 'ftp.example.net')).toBeNull();
  });

  it('are none where nothing was looked up', () => expect(seenAddresses([], 'ftp.example.net')).toBeNull());
});
