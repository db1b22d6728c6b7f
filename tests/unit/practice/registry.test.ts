import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { controlCandidates, passiveSlice } from '@/lib/practice/port-plan';
import { practiceServers } from '@/lib/practice/registry';
import { answersSchema } from '@/lib/wizard/answers';

const ids = practiceServers.map((server) => server.id);

test('every file is registered once and named after its id', () => {
  const files = readdirSync('lib/practice/servers').map((file) => file.replace(/\.ts$/, ''));
  expect([...ids].sort()).toEqual(files.sort());
});

test('hosts follow the id and no two servers share an address', () => {
  for (const server of practiceServers) expect(server.host).toBe(`${server.id}.practice.test`);
  expect(new Set(practiceServers.map((server) => server.address)).size).toBe(ids.length);
});

test('passive slices lie inside the published range, except where that is the fault, and never overlap', () => {
  const taken = new Set<number>();
  for (const [index, server] of practiceServers.entries()) {
    const outside = server.behaviour.passiveRange === 'outside';
    const [from, to] = passiveSlice(index, outside ? 'outside' : 'published');
    expect(from >= 40_000 && to <= 50_000).toBe(!outside);
    for (let port = from; port <= to; port += 1) {
      expect(taken.has(port)).toBe(false);
      taken.add(port);
    }
  }
});

test('control ports stay outside the passive range and below the ports of outgoing connections', () => {
  const candidates = practiceServers.flatMap((_, index) => controlCandidates(index, 3).slice(0, -1));
  expect(Math.max(...candidates)).toBeLessThan(32_768);
  expect(new Set(candidates).size).toBe(candidates.length);
});

test('answers of an example are answers the wizard knows', () => {
  for (const server of practiceServers)
    expect(answersSchema.parse({ ...server.answers })).toEqual({ ...server.answers });
});
