import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ownPath, refuseEarly } from '@/lib/server/process/refuse-early';
import { settings } from '@/lib/server/settings';

const home = `http://${settings().host}:${settings().port}`;

const request = (method: string, headers: Record<string, string>) =>
  ({ method, headers: { host: home.slice('http://'.length), ...headers } }) as unknown as IncomingMessage;

describe('the target of a request', () => {
  test.each([
    ['/support?page=2', '/support?page=2'],
    ['http://169.254.169.254/latest/meta-data?x=1', '/latest/meta-data?x=1'],
    ['https://evil.example', '/'],
    ['http://evil.example//two', '//two'],
  ])('%s leads to our own %s', (target, path) => {
    expect(ownPath(target)).toBe(path);
  });

  test.each([
    '*',
    '',
    'evil.example:443',
    'ftp://evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('%j cannot be read', (target) => {
    const path = ownPath(target);
    expect(path).toBeNull();
    expect(refuseEarly(request('GET', {}), path)?.status).toBe(400);
  });
});

describe('a form', () => {
  test.each([
    ['without an origin', {}],
    ['with an origin of null', { origin: 'null' }],
    ['from another site', { origin: 'http://evil.example' }],
    ['from a longer name', { origin: `${home}.evil.example` }],
    ['from another port', { origin: `${home}0` }],
    ['that the browser calls foreign', { origin: home, 'sec-fetch-site': 'cross-site' }],
    ['with an unreadable origin', { origin: '%%' }],
  ])('%s is refused', (_how, headers) => {
    expect(refuseEarly(request('POST', headers), '/support/sign-in')?.status).toBe(403);
  });

  test('of ours passes', () => {
    const headers = { origin: home, 'sec-fetch-site': 'same-origin', 'content-length': '900' };
    expect(refuseEarly(request('POST', headers), '/support/sign-in')).toBeNull();
  });

  test('of more than a mebibyte is refused, wherever it goes', () => {
    const headers = { origin: home, 'content-length': String(1024 * 1024 + 1) };
    expect(refuseEarly(request('POST', headers), '/')?.status).toBe(413);
    expect(refuseEarly(request('POST', headers), '/api/v1/sessions')?.status).toBe(413);
  });
});

test('reading needs no origin, and the API asks for itself', () => {
  expect(refuseEarly(request('GET', { origin: 'http://evil.example' }), '/')).toBeNull();
  expect(refuseEarly(request('POST', {}), '/api/v1/sessions')).toBeNull();
});
