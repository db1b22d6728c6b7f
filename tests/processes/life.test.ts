import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshPlace, type PortalPlace, type RunningPortal, startPortside } from '../support/portside';
import { childrenOf, isAlive } from '../support/process-tree';

let place: PortalPlace;
let portal: RunningPortal | undefined;

beforeAll(async () => {
  place = await freshPlace();
});

afterAll(async () => {
  await portal?.stop();
  rmSync(place.dataFolder, { recursive: true, force: true });
});

const status = async (url: string) => (await fetch(url)).status;
const children = (name: string) =>
  childrenOf(portal?.pid ?? 0).filter(({ command }) => command.includes(name));

// In this order: each situation goes on from where the one before it left the portal.
describe.runIf(process.platform === 'linux')('the life of a portal', () => {
  test('a first start serves pages and makes the first support login', async () => {
    portal = await startPortside(place);
    expect(await status(portal.url)).toBe(200);
    expect(portal.login?.password.length).toBeGreaterThanOrEqual(12);
  });

  test('passwords and the secret stand in no log', () => {
    const secret = readFileSync(path.join(place.dataFolder, 'secret'), 'utf8').trim();
    const folder = path.join(place.dataFolder, 'log');
    const logs = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    expect(logs.join('')).toContain('web_listening');
    expect(logs.join('')).not.toContain(secret);
    expect(logs.join('')).not.toContain(portal?.login?.password);
  });

  test('a second start on the same port says so in one sentence', async () => {
    const other = { ...(await freshPlace()), port: place.port };
    await expect(startPortside(other)).rejects.toThrow(`Port ${place.port} is already in use.`);
    rmSync(other.dataFolder, { recursive: true });
  });

  test('a second start in the same data folder leaves the first alone', async () => {
    const other = { ...(await freshPlace()), dataFolder: place.dataFolder };
    await expect(startPortside(other)).rejects.toThrow('Portside already runs');
    expect(await status(portal?.url ?? '')).toBe(200);
  });

  test.each(['process/web', 'process/worker', 'bin/postgres'])(
    '%s comes back after kill -9',
    async (name) => {
      const before = children(name);
      const victim = before[0]?.pid ?? 0;
      expect(isAlive(victim)).toBe(true);
      process.kill(victim, 'SIGKILL');
      const back = () => {
        expect(isAlive(victim)).toBe(false);
        expect(children(name)).toHaveLength(before.length);
      };
      await vi.waitFor(back, 15_000);
      await vi.waitFor(async () => expect(await status(portal?.url ?? '')).toBe(200), {
        timeout: 15_000,
        interval: 200,
      });
    },
  );

  test('kill -9 of the supervisor leaves neither pages nor workers, and the next start takes over', async () => {
    const own = children('lib/server/process/');
    expect(own.length).toBeGreaterThanOrEqual(4);
    process.kill(portal?.pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(own.filter(({ pid }) => isAlive(pid))).toEqual([]), 10_000);
    portal = await startPortside(place);
    expect(portal.login).toBeUndefined();
    expect(await status(portal.url)).toBe(200);
  });

  test('Ctrl-C stops everything, the database last', async () => {
    const own = childrenOf(portal?.pid ?? 0);
    await portal?.stop();
    expect(own.filter(({ pid }) => isAlive(pid))).toEqual([]);
    expect(readFileSync(path.join(place.dataFolder, 'pg18.log'), 'utf8')).toContain(
      'database system is shut down',
    );
    portal = undefined;
  });
});
