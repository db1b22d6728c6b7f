import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { practiceLimits, servingLimits } from '@/lib/sessions/limits/limits';

const server = {
  id: 'example',
  host: 'example.practice.test',
  address: '192.0.2.10',
  title: 'Example',
  summary: 'An example.',
  symptom: 'Nothing.',
  expectedCause: 'dns-not-resolving',
  port: null,
  login: null,
  answers: {},
  ports: {},
  passive: [40_000, 40_010],
};

/** The limits under these settings, which are read once per loaded module. */
async function limitsUnder(env: Record<string, string>, host: string | null) {
  vi.stubEnv('PORTSIDE_PRACTICE', JSON.stringify({ caPem: '', servers: [server] }));
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { limitsFor } = await import('@/lib/sessions/limits/limits-for');
  return limitsFor(host);
}

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('PORTSIDE_URL', undefined);
  vi.stubEnv('PORTSIDE_LAB', undefined);
});
afterEach(() => vi.unstubAllEnvs());

const url = { PORTSIDE_URL: 'https://portside.example.com' };
const lab = { PORTSIDE_LAB: '1' };

it.each([
  ['a practice host in the try-out', {}, server.host, practiceLimits],
  ['a host on the internet in the try-out', {}, 'ftp.example.com', servingLimits],
  ['no host yet in the try-out', {}, null, practiceLimits],
  ['no host yet on a portal for customers', url, null, servingLimits],
  ['a host on the internet on a portal for customers', url, 'ftp.example.com', servingLimits],
  ['any host in the lab', lab, 'ftp.example.test', practiceLimits],
])('%s', async (_case, env, host, limits) => expect(await limitsUnder(env, host)).toEqual(limits));
