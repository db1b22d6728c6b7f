import { describe, expect, it } from 'vitest';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { extendProfile, type JsonObject } from '@/lib/provider/extend-profile';
import { parseProfile } from '@/lib/provider/parse-profile';

const good = builtInProfiles.find(({ id }) => id === 'files-com') as unknown as JsonObject;

function faults(changes: JsonObject): string[] {
  const parsed = parseProfile(extendProfile(good, changes));
  return parsed.ok ? [] : parsed.reason.map(({ path, message }) => `${path}: ${message}`);
}

const port = { port: 21, encryption: 'explicit', role: 'default', plain: 'never', promised: true };

describe('a profile is checked', () => {
  it('passes as it is shipped', () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'a port that is too high',
      { controlPorts: [port, { ...port, port: 70_000 }] },
      'controlPorts[1].port: must be at most 65535',
    ],
    [
      'a port that is a text',
      { controlPorts: [{ ...port, port: '21' }] },
      'controlPorts[0].port: must be a number',
    ],
    [
      'a port in parts',
      { controlPorts: [{ ...port, port: 21.5 }] },
      'controlPorts[0].port: must be a whole number',
    ],
    [
      'an unknown role',
      { controlPorts: [{ ...port, role: 'spare' }] },
      'controlPorts[0].role: must be "default" or "alternative"',
    ],
    [
      'the same port twice',
      { controlPorts: [port, port] },
      'controlPorts[1].port: must be named once; 21 is there twice',
    ],
    ['no port at all', { controlPorts: [] }, 'controlPorts: must have at least 1 entries'],
    [
      'a command port among the data ports',
      { passivePorts: { from: 20, to: 30 } },
      'controlPorts[0].port: must be outside the range of passivePorts',
    ],
    [
      'a reversed range',
      { passivePorts: { from: 50_000, to: 40_000 } },
      'passivePorts.to: must be 50000 or more, the first port of the range',
    ],
    [
      'a keepalive that comes too late',
      { timings: { keepaliveSeconds: 60 } },
      'timings.keepaliveSeconds: must be less than the 60 seconds of idleSeconds, or it comes too late',
    ],
    ['a field nobody knows', { colour: 'blue' }, 'colour: is not a known field'],
    ['a nested field nobody knows', { timings: { colour: 1 } }, 'timings.colour: is not a known field'],
    [
      'an unknown kind of address source',
      { addresses: { source: { kind: 'guess' } } },
      'addresses.source.kind: must be one of "unknown", "list", "file", "url"',
    ],
    [
      'a list with a wrong address',
      { addresses: { source: { kind: 'list', addresses: ['192.0.2.1', '192.0.2.999'] } } },
      'addresses.source.addresses[1]: must be',
    ],
    ['a pattern that fits everything', { hostPatterns: ['*'] }, 'hostPatterns[0]: must be a name'],
    [
      'a place that does not exist',
      { contact: { timeZone: 'Mars/Olympus' } },
      'contact.timeZone: must be a time zone such as America/New_York',
    ],
    [
      'a list link that is no web address',
      { addresses: { listUrl: 'ftp://example.com/' } },
      'addresses.listUrl: must be a web address',
    ],
  ])('%s is named with its path', (_situation, changes, expected) => {
    const found = faults(changes);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('names every fault at once', () => {
    expect(faults({ id: 'X', name: '', controlPorts: [{ ...port, port: 0 }] })).toHaveLength(3);
  });

  it.each([null, 3, 'text', []])('%j is no profile', (json) => {
    const parsed = parseProfile(json);
    expect(parsed.ok ? [] : parsed.reason).toEqual([{ path: '', message: 'must be an object with fields' }]);
  });

  it('a missing field is named', () => {
    const { contact: _left, ...rest } = good;
    const parsed = parseProfile(rest);
    expect(parsed.ok ? [] : parsed.reason).toEqual([{ path: 'contact', message: 'is missing' }]);
  });
});
