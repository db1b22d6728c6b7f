import { describe, expect, it } from 'vitest';
import { makeSessionCode } from '@/lib/sessions/session-code';
import {
  hashOfKey,
  keyHasHash,
  looksLikeKey,
  makeSessionKey,
  reportTokenOf,
} from '@/lib/sessions/session-key';

describe('the key of a session', () => {
  it('has 32 random bytes, and no two are alike', () => {
    const keys = new Set(Array.from({ length: 1000 }, makeSessionKey));
    expect(keys.size).toBe(1000);
    for (const key of keys) expect(Buffer.from(key, 'base64url')).toHaveLength(32);
  });

  it('is recognised by its hash, and no other key is', () => {
    const key = makeSessionKey();
    expect(keyHasHash(key, hashOfKey(key))).toBe(true);
    expect(keyHasHash(makeSessionKey(), hashOfKey(key))).toBe(false);
    expect(keyHasHash(key, '')).toBe(false);
  });

  it('leads to the same report token every time, which is neither the key nor its hash', () => {
    const key = makeSessionKey();
    const token = reportTokenOf(key);
    expect(reportTokenOf(key)).toBe(token);
    expect(looksLikeKey(token)).toBe(true);
    expect([key, hashOfKey(key)]).not.toContain(token);
    expect(keyHasHash(token, hashOfKey(key))).toBe(false);
  });

  it.each(['', 'short', `${'a'.repeat(42)}=`, 'a'.repeat(44), `${'a'.repeat(42)}/`, "' OR 1=1 --"])(
    'is not looked for in the database when it looks like %j',
    (text) => expect(looksLikeKey(text)).toBe(false),
  );
});

describe('the code of a session', () => {
  it('has no signs that are mistaken for others', () => {
    for (let turn = 0; turn < 2000; turn++) {
      expect(makeSessionCode()).toMatch(/^PS-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}$/);
    }
  });
});
