import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { chooseProfile } from '@/lib/provider/choose-profile';
import { type Result, refusal, success } from '@/lib/result';
import { recallAddresses } from '@/lib/server/provider/address-memory';
import { type AddressSourceContext, serviceAddresses } from '@/lib/server/provider/address-source';
import type { LoadedProfile } from '@/lib/server/provider/load-profiles';

type Read = Result<readonly string[], readonly string[]>;

let dataFolder: string;
let now: Date;
let answers: Read[];
let asked: number;
let warned: string[];
let counter = 0;
let url: string;

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'portside-addresses-'));
  now = new Date('2026-05-04T10:00:00Z');
  answers = [];
  asked = 0;
  warned = [];
  // What failed lately is remembered per address, so every test has its own.
  url = `https://example.com/${counter++}.txt`;
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const context = (): AddressSourceContext => ({
  dataFolder,
  now: () => now,
  read: async () => {
    asked++;
    return answers.shift() ?? refusal(['is away']);
  },
  warn: (event) => warned.push(event),
});

const base = chooseProfile('acme.files.com', builtInProfiles);
const loaded = (
  source: LoadedProfile['profile']['addresses']['source'],
  folder: string | null = null,
): LoadedProfile => ({
  profile: { ...base, id: 'acme', addresses: { ...base.addresses, source } },
  folder,
});
const fromUrl = () => serviceAddresses(loaded({ kind: 'url', url, refreshSeconds: 3600 }), context());
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
/** The refresh in the background has finished. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('where the addresses of a service come from', () => {
  it('unknown: no address is made up, and the words lead to the list', async () => {
    const list = await serviceAddresses(loaded({ kind: 'unknown' }), context());
    expect(list.entries).toEqual([]);
    expect(list.origin).toMatchObject({ kind: 'unknown', whereToFind: base.addresses.whereToFind });
  });

  it('a list in the profile', async () => {
    expect(
      (await serviceAddresses(loaded({ kind: 'list', addresses: ['192.0.2.1'] }), context())).entries,
    ).toEqual(['192.0.2.1']);
  });

  it('a file beside the profile, read anew each time', async () => {
    const file = path.join(dataFolder, 'list.txt');
    const source = loaded({ kind: 'file', path: 'list.txt' }, dataFolder);
    writeFileSync(file, '192.0.2.1 # first\n\n2001:db8::/64\r\n');
    expect((await serviceAddresses(source, context())).entries).toEqual(['192.0.2.1', '2001:db8::/64']);
    writeFileSync(file, '192.0.2.2\n');
    expect((await serviceAddresses(source, context())).entries).toEqual(['192.0.2.2']);
    writeFileSync(file, 'oops\n');
    await expect(serviceAddresses(source, context())).rejects.toThrow('line 1 must be an address');
  });

  it('a web address is read once and remembered until it is old', async () => {
    answers = [success(['192.0.2.1'])];
    expect(await fromUrl()).toEqual({
      origin: { kind: 'published', asOf: '2026-05-04' },
      entries: ['192.0.2.1'],
    });
    later(3599);
    expect((await fromUrl()).entries).toEqual(['192.0.2.1']);
    expect(asked).toBe(1);
  });

  it('an old copy is answered at once and refreshed behind it; the history keeps dates', async () => {
    answers = [success(['192.0.2.1']), success(['192.0.2.1', '192.0.2.2'])];
    await fromUrl();
    later(3600);
    expect((await fromUrl()).entries).toEqual(['192.0.2.1']);
    await settled();
    expect((await fromUrl()).entries).toEqual(['192.0.2.1', '192.0.2.2']);
    expect(recallAddresses(dataFolder, 'acme', url)?.history.map(({ at }) => at)).toEqual([
      '2026-05-04T11:00:00.000Z',
      '2026-05-04T10:00:00.000Z',
    ]);
  });

  it('the last good copy survives a list that cannot be read', async () => {
    answers = [success(['192.0.2.1'])];
    await fromUrl();
    later(7200);
    await fromUrl();
    await settled();
    expect((await fromUrl()).entries).toEqual(['192.0.2.1']);
    expect(warned).toEqual(['address_list_not_refreshed']);
    expect(asked).toBe(2);
    later(61);
    await fromUrl();
    expect(asked).toBe(3);
  });

  it('the same list in another order is no change', async () => {
    answers = [success(['192.0.2.1', '192.0.2.2']), success(['192.0.2.2', '192.0.2.1'])];
    await fromUrl();
    later(3600);
    await fromUrl();
    await settled();
    expect(recallAddresses(dataFolder, 'acme', url)?.history).toHaveLength(1);
  });

  it('before the first success nothing is known', async () => {
    expect((await fromUrl()).origin.kind).toBe('unknown');
  });

  it('a copy from another web address is not used', async () => {
    answers = [success(['192.0.2.1'])];
    await fromUrl();
    url = 'https://example.com/moved.txt';
    expect((await fromUrl()).origin.kind).toBe('unknown');
  });

  it('many readers at once cause one download', async () => {
    answers = [success(['192.0.2.1'])];
    const lists = await Promise.all([fromUrl(), fromUrl(), fromUrl()]);
    expect(lists.map(({ entries }) => entries.length)).toEqual([1, 1, 1]);
    expect(asked).toBe(1);
  });
});
