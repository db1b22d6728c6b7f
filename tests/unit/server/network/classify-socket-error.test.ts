import { describe, expect, test } from 'vitest';
import { isOurSide } from '@/lib/net/failure';
import {
  classifyResolverError,
  classifySocketError,
  classifyTlsError,
} from '@/lib/server/network/classify-socket-error';

const error = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('trouble of our own is never held against the other side', () => {
  test.each(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EADDRNOTAVAIL', 'ENETUNREACH', 'EPERM', 'EACCES'])(
    '%s',
    (code) => {
      expect(isOurSide(classifySocketError(error(code)).failure)).toBe(true);
      expect(isOurSide(classifyTlsError(error(code)).failure)).toBe(true);
    },
  );

  test.each(['EINVAL', 'EBADF', 'ERR_INTERNAL_ASSERTION', 'ESOMETHINGNEW'])(
    '%s, which nobody foresaw',
    (code) => {
      expect(classifySocketError(error(code))).toMatchObject({
        failure: 'our_network',
        detail: `connect ${code}`,
      });
    },
  );

  test.each([
    'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
    'ERR_SSL_NO_CIPHERS_AVAILABLE',
    'ERR_TLS_INVALID_PROTOCOL_VERSION',
  ])('%s: we could not even offer it', (code) => {
    expect(classifyTlsError(error(code)).failure).toBe('our_resources');
  });

  test('an error without a code', () => {
    expect(classifySocketError(new Error('odd')).failure).toBe('our_network');
  });

  test.each(['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'EMFILE'])('%s of the resolver', (code) => {
    expect(isOurSide(classifyResolverError(error(code)).failure)).toBe(true);
  });
});

test.each([
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['ETIMEDOUT', 'timed_out'],
  ['EHOSTUNREACH', 'host_unreachable'],
])('%s is the other side: %s', (code, failure) => {
  expect(classifySocketError(error(code)).failure).toBe(failure);
});
