import { describe, expect, it } from 'vitest';
import { compareWithProfile } from '@/lib/client-config/compare-with-profile';
import { correctedConfig } from '@/lib/client-config/corrected-config';
import { type ConfigReading, readConfig } from '@/lib/client-config/read-config';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { sampleFiles } from './sample-files';

const profile = builtInProfiles.find(({ id }) => id === 'files-com');
if (!profile) throw new Error('There is no such profile.');
const told = { host: 'ftp.example.com', secondFactor: true };

function reading(text: string, fileName: string | null): ConfigReading {
  const result = readConfig(text, fileName, '2026-03-02T10:00:00.000Z', 'c');
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe.each(sampleFiles)('$reader', ({ reader, fileName, text, changed }) => {
  const before = reading(text('hunter2-Secret'), fileName);
  const result = correctedConfig(before, profile, 0, told);
  if (!result.ok) throw new Error(result.reason);
  const { corrected, left } = result.value;
  const after = reading(result.value.text, result.value.fileName);

  it('is the same file but for the lines that had to change', () => {
    const old = new Set(before.text.split(/\r?\n/));
    const fresh = result.value.text.split(/\r?\n/).filter((line) => !old.has(line));
    expect(fresh.map((line) => line.trim())).toEqual(changed);
  });

  it('has no deviation when it is read again but those that cannot be written', () => {
    const [site] = after.sites;
    if (!site) throw new Error('There is no connection.');
    expect(after.reader).toBe(reader);
    expect(compareWithProfile(site, profile, told).map(({ id }) => id)).toEqual(left.map(({ id }) => id));
    expect(corrected.length).toBeGreaterThan(0);
    // Nothing says "private": the word that said otherwise is gone.
    for (const { setting, correction } of corrected)
      if (setting === 'dataProtection') expect(site.settings[setting]?.value).not.toBe('clear');
      else if (setting) expect(site.settings[setting]?.value).toBe(correction);
  });

  it('leaves every other connection and setting as it was', () => {
    const mended = new Set(corrected.map(({ setting }) => setting));
    expect(after.sites).toHaveLength(before.sites.length);
    for (const [name, setting] of Object.entries(before.sites[0]?.settings ?? {}))
      if (![...mended].some((one) => one === name) && name !== 'activeAddress')
        expect(after.sites[0]?.settings).toHaveProperty(
          name,
          expect.objectContaining({ value: setting.value }),
        );
    expect(after.removed).toBe(0);
  });
});

it('keeps the file’s name with a mark', () => {
  const name = (fileName: string | null) => {
    const one = correctedConfig(
      reading('curl --connect-timeout 1 --ssl-reqd ftp://a.files.com', fileName),
      profile,
      0,
    );
    return one.ok ? one.value.fileName : one.reason;
  };
  expect(name('upload.sh')).toBe('upload-corrected.sh');
  expect(name('../../etc/passwd')).toBe('passwd-corrected');
  expect(name('.curlrc')).toBe('curlrc-corrected');
  expect(name('a"b;c\u0000.txt')).toMatch(/^[\w. -]+-corrected\.txt$/);
  expect(name(null)).toBe('curl-command-corrected.txt');
});

it('refuses what cannot be', () => {
  const good = reading('curl --ssl-reqd ftp://a.files.com', null);
  expect(correctedConfig(good, profile, 0)).toEqual({ ok: false, reason: 'nothing-to-correct' });
  expect(correctedConfig(good, profile, 1)).toEqual({ ok: false, reason: 'no-such-site' });
  const byHand = reading('curl --ssl-reqd ftp://192.0.2.1', null);
  expect(correctedConfig(byHand, profile, 0)).toEqual({ ok: false, reason: 'cannot-correct' });
});
