import { expect, test } from 'vitest';
import { securityHeaders } from '@/lib/server/process/security-headers';

const production = { https: false, development: false };

test('scripts run only with the nonce of this answer', () => {
  const [one, two] = [securityHeaders(production), securityHeaders(production)].map(
    (headers) =>
      /script-src 'nonce-([A-Za-z0-9+/=]{24})' 'strict-dynamic';/.exec(
        headers['Content-Security-Policy'],
      )?.[1],
  );
  expect(one).toBeDefined();
  expect(two).toBeDefined();
  expect(one).not.toBe(two);
});

test('no script is allowed inline or by evaluation in production', () => {
  const policy = securityHeaders(production)['Content-Security-Policy'];
  expect(policy).not.toContain('unsafe-eval');
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline');
});

test('nothing may frame the pages, move their base or take their forms elsewhere', () => {
  const policy = securityHeaders(production)['Content-Security-Policy'];
  for (const part of [
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ]) {
    expect(policy).toContain(part);
  }
});

test('encryption is demanded for the future only where it is there', () => {
  expect(securityHeaders({ ...production, https: true })).toHaveProperty('Strict-Transport-Security');
  expect(securityHeaders(production)).not.toHaveProperty('Strict-Transport-Security');
});
