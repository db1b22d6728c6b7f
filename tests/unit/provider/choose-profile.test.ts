import { describe, expect, it } from 'vitest';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { chooseProfile } from '@/lib/provider/choose-profile';
import type { Profile } from '@/lib/provider/profile';

const generic = chooseProfile('unknown.example', builtInProfiles);
const named = (id: string, ...hostPatterns: string[]): Profile => ({ ...generic, id, hostPatterns });
const profiles = [
  named('wide', '*.example.com'),
  named('narrow', '*.eu.example.com', 'ftp.other.example'),
  generic,
];

describe('the profile is chosen by the host', () => {
  it.each([
    ['acme.example.com', 'wide'],
    ['a.b.example.com', 'wide'],
    ['acme.eu.example.com', 'narrow'],
    ['ftp.other.example', 'narrow'],
    ['example.com', 'generic'],
    ['notexample.com', 'generic'],
    ['evil-example.com', 'generic'],
    ['acme.example.com.attacker.test', 'generic'],
    ['sub.ftp.other.example', 'generic'],
    ['192.0.2.1', 'generic'],
    ['', 'generic'],
  ])('%s -> %s', (host, id) => {
    expect(chooseProfile(host, profiles).id).toBe(id);
  });

  it('a subdomain of the service is found among the built-in ones', () => {
    expect(chooseProfile('acme.files.com', builtInProfiles).id).toBe('files-com');
  });

  it('without a generic profile there is nothing to fall back on', () => {
    expect(() => chooseProfile('unknown.example', profiles.slice(0, 2))).toThrow('generic');
  });
});
