import { describe, expect, test } from 'vitest';
import { readSettings } from '@/lib/server/settings';

describe('settings', () => {
  test('nothing set: a try-out on this machine', () => {
    const read = readSettings({});
    expect(read).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      workers: 2,
      trustedProxies: 0,
      tryOut: true,
    });
    expect(read.databaseUrl).toBeUndefined();
  });

  test('an empty text counts as not set', () => {
    expect(readSettings({ PORT: '', PORTSIDE_URL: ' ' })).toMatchObject({ port: 3000, tryOut: true });
  });

  test('a public address ends the try-out and loses its slash', () => {
    const read = readSettings({ PORTSIDE_URL: 'https://portside.example.com/' });
    expect(read).toMatchObject({ publicUrl: 'https://portside.example.com', tryOut: false });
  });

  test('the lab ends the try-out', () => {
    expect(readSettings({ PORTSIDE_LAB: 'on' }).tryOut).toBe(false);
  });

  test('every problem is reported at once', () => {
    const wrong = {
      PORT: '70000',
      HOST: 'a b',
      DATABASE_URL: 'mysql://x',
      PORTSIDE_URL: 'ftp://x',
      PORTSIDE_LAB: '10.0.0.0/8',
      PORTSIDE_NETWORK: 'Big Net',
      PORTSIDE_TRUSTED_PROXIES: '-1',
      PORTSIDE_WORKERS: 'many',
      PORTSIDE_SECRET: 'short',
      PORTSIDE_RESOLVERS: 'ns.example.com',
    };
    const message = () => readSettings(wrong);
    for (const name of Object.keys(wrong)) expect(message).toThrow(name);
  });

  test('the value of a secret is never part of the message', () => {
    expect(() => readSettings({ PORTSIDE_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2)/s);
  });

  test('resolvers may be separated by commas or spaces', () => {
    expect(readSettings({ PORTSIDE_RESOLVERS: '192.0.2.1, 2001:db8::1' }).resolvers).toEqual([
      '192.0.2.1',
      '2001:db8::1',
    ]);
  });
});
