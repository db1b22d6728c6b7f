import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadProfiles } from '@/lib/server/provider/load-profiles';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portside-profiles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: unknown) =>
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
const load = () => loadProfiles({ profilesFolder: folder, tryOut: false });
const ids = () => load().map(({ profile }) => profile.id);
const failure = (): string => {
  try {
    load();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
};

describe("the operator's folder of profiles", () => {
  it('without a folder there are the built-in ones', () => {
    const built = loadProfiles({ profilesFolder: undefined, tryOut: false });
    expect(built.map(({ profile }) => profile.id)).toEqual(['files-com', 'generic']);
  });

  it('the practice servers have a profile in the try-out alone', () => {
    const tried = loadProfiles({ profilesFolder: undefined, tryOut: true });
    expect(tried.map(({ profile }) => profile.id)).toContain('practice');
  });

  it('a profile that builds on another keeps what it does not name', () => {
    put('acme.json', {
      extends: 'files-com',
      id: 'acme',
      hostPatterns: ['ftp.acme.example'],
      timings: { idleSeconds: 90 },
    });
    const acme = load()[0]?.profile;
    expect(acme?.id).toBe('acme');
    expect(acme?.timings).toMatchObject({ idleSeconds: 90, timeoutSeconds: 60 });
    expect(acme?.controlPorts).toHaveLength(4);
  });

  it('a built-in profile gets its addresses by a file that says it replaces it', () => {
    put('list.txt', '# ours\n192.0.2.1\n2001:db8::/64\n');
    put('files.json', {
      extends: 'files-com',
      replaces: true,
      addresses: { source: { kind: 'file', path: 'list.txt' } },
    });
    expect(ids()).toEqual(['files-com', 'generic']);
    expect(load()[0]?.folder).toBe(folder);
  });

  it('the id of a built-in profile is refused without "replaces"', () => {
    put('files.json', { extends: 'files-com' });
    expect(failure()).toContain(
      'files.json: id: "files-com" is a built-in profile; choose another id, or add "replaces": true',
    );
  });

  it('every fault of every file is named at once', () => {
    put('a.json', { extends: 'files-com', id: 'one', controlPorts: [{ port: 70000 }], colour: 1 });
    put('b.json', '{ not json');
    put('c.json', { extends: 'nobody', id: 'three' });
    put('d.json', {
      extends: 'generic',
      id: 'four',
      addresses: { source: { kind: 'file', path: 'missing.txt' } },
    });
    put('e.json', [1]);
    const text = failure();
    for (const part of [
      'a.json: controlPorts[0].port: must be at most 65535',
      'a.json: colour: is not a known field',
      'b.json: cannot be read:',
      'c.json: extends: must be one of files-com, generic',
      'd.json: addresses.source.path: cannot be read',
      'e.json: must be an object with fields',
    ])
      expect(text).toContain(part);
  });

  it('a wrong line of an address file is named', () => {
    put('list.txt', '192.0.2.1\n192.0.2.300\n');
    put('x.json', {
      extends: 'generic',
      id: 'xx',
      addresses: { source: { kind: 'file', path: 'list.txt' } },
    });
    expect(failure()).toMatch(/x\.json: addresses\.source\.path: line 2 must be/);
  });

  it('two files with one id are refused', () => {
    put('a.json', { extends: 'generic', id: 'same' });
    put('b.json', { extends: 'generic', id: 'same' });
    expect(failure()).toContain('b.json: id: must be used once; "same" is in another file as well');
  });

  it('a key that would change the prototype is an unknown field', () => {
    put('a.json', '{ "extends": "generic", "id": "aa", "__proto__": { "name": "x" } }');
    expect(failure()).toContain('__proto__: is not a known field');
  });

  it('a file over 1 MiB is refused unread', () => {
    put('a.json', `{"name":"${'x'.repeat(1024 * 1024)}"}`);
    expect(failure()).toContain('a.json: must be at most 1 MiB');
  });

  it('a folder that is not there is named', () => {
    expect(() => loadProfiles({ profilesFolder: path.join(folder, 'gone'), tryOut: false })).toThrow(
      'PORTSIDE_PROFILES',
    );
  });
});
