import { describe, expect, test } from 'vitest';
import { compareWithPeer, parseEpsv, parsePasv } from '@/lib/ftp/passive-reply';

describe('PASV', () => {
  test.each([
    ['Entering Passive Mode (192,0,2,1,195,80).', '192.0.2.1', 50000],
    ['Entering Passive Mode (192,0,2,1,195,80)', '192.0.2.1', 50000],
    ['Entering Passive Mode 192,0,2,1,195,80', '192.0.2.1', 50000],
    ['=192,0,2,1,195,80', '192.0.2.1', 50000],
    ['ok (10,0,0,1,0,0)', '10.0.0.1', 0],
    ['ok (10,0,0,1,0,22)', '10.0.0.1', 22],
  ])('%j', (text, address, port) => {
    expect(parsePasv(text)).toEqual({ ok: true, value: { address, port } });
  });

  test.each([
    '',
    'Entering Passive Mode',
    '(192,0,2,1,195)',
    '(192,0,2,1,195,80,1)',
    '(192,0,2,999,195,80)',
    '(192,0,2,1,256,80)',
    '(192,0,2,1,-195,80)',
    '-192,0,2,1,195,80',
    '192,0,2,1,195,80 192,0,2,1,195,81',
    '(192.0.2.1.195.80)',
    '(192,0,2,1,195,80',
    '(a,b,c,d,e,f)',
    '(1e1,0,2,1,195,80)',
    '(0x1,0,2,1,195,80)',
    '(,,,,,)',
    '(1922,0,2,1,195,80)',
  ])('%j is malformed', (text) => {
    expect(parsePasv(text)).toEqual({ ok: false, reason: 'malformed' });
  });
});

describe('EPSV', () => {
  test.each([
    ['Entering Extended Passive Mode (|||6446|)', 6446],
    ['ok (!!!65535!)', 65535],
    ['(|||22|)', 22],
  ])('%j', (text, port) => {
    expect(parseEpsv(text)).toEqual({ ok: true, value: { port } });
  });

  test.each([
    '',
    '(|||0|)',
    '(|||65536|)',
    '(|||-1|)',
    '(|||6446junk|)',
    '(|||06446|)',
    '(||6446|)',
    '(|||6446)',
    '(||||)',
    '(|1|192.0.2.1|6446|)',
    '(|!|6446|)',
    '(1116446 1)',
    '(11164461)',
    '|||6446|',
  ])('%j is malformed', (text) => {
    expect(parseEpsv(text)).toEqual({ ok: false, reason: 'malformed' });
  });
});

test('60 KB of digits, parentheses or commas take no time', () => {
  const startedAt = performance.now();
  for (const text of [
    '1'.repeat(60_000),
    '('.repeat(60_000),
    '1,'.repeat(30_000),
    `(${'1,'.repeat(30_000)})`,
    '|'.repeat(60_000),
  ]) {
    expect(parsePasv(text).ok).toBe(false);
    expect(parseEpsv(text).ok).toBe(false);
  }
  // 5 ms each, with room for a busy machine.
  expect(performance.now() - startedAt).toBeLessThan(250);
});

describe('the named address', () => {
  test.each([
    ['93.184.215.14', '93.184.215.14', 'same'],
    ['93.184.215.14', '::ffff:93.184.215.14', 'same'],
    ['10.0.0.1', '93.184.215.14', 'private'],
    ['172.31.255.255', '93.184.215.14', 'private'],
    ['192.168.1.1', '93.184.215.14', 'private'],
    ['100.64.0.1', '93.184.215.14', 'private'],
    ['169.254.1.1', '93.184.215.14', 'private'],
    ['127.0.0.1', '93.184.215.14', 'loopback'],
    ['0.0.0.0', '93.184.215.14', 'unspecified'],
    ['93.184.215.15', '93.184.215.14', 'other-public'],
    ['224.0.0.1', '93.184.215.14', 'other-special'],
    ['198.51.100.7', '93.184.215.14', 'other-special'],
    ['198.51.100.7', '192.0.2.1', 'other-public'],
    ['10.0.0.1', '192.0.2.1', 'private'],
    ['nonsense', '192.0.2.1', 'other-special'],
  ])('%s seen from %s is %s', (named, peer, expected) => {
    expect(compareWithPeer(named, peer)).toBe(expected);
  });
});
