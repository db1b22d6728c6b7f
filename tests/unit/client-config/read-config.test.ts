import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConfigReading, configLimit, readConfig } from '@/lib/client-config/read-config';
import { refusalSentence } from '@/lib/client-config/refusal-sentence';
import { configReaders } from '@/lib/client-config/registry';
import { observationSchema } from '@/lib/observations/observation';
import { sampleFiles } from './sample-files';

const at = '2026-03-02T10:00:00.000Z';
const read = (text: string, fileName: string | null = null) => readConfig(text, fileName, at, 'config/1');
function reading(text: string, fileName: string | null = null): ConfigReading {
  const result = read(text, fileName);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}
const values = (one: ConfigReading, site = 0) =>
  Object.fromEntries(
    Object.entries(one.sites[site]?.settings ?? {}).map(([name, setting]) => [name, setting.value]),
  );

it('has a sample of every format', () => {
  expect(sampleFiles.map((sample) => sample.reader).sort()).toEqual(configReaders.map(({ id }) => id).sort());
});

describe.each(sampleFiles)('$reader', ({ reader, fileName, text, settings }) => {
  it('is recognised with and without its name, and read', () => {
    for (const name of [fileName, null, 'something.txt']) {
      const one = reading(text('hunter2-Secret'), name);
      expect(one.reader).toBe(reader);
      expect(values(one)).toEqual(settings);
    }
  });

  it('tells the line of each setting that stands in it', () => {
    const one = reading(text('hunter2-Secret'), fileName);
    const lines = one.text.split('\n');
    const { host } = one.sites[0]?.settings ?? {};
    expect(lines[(host?.line ?? 0) - 1]).toContain(String(host?.value));
    expect(text('hunter2-Secret').split('\n')).toHaveLength(lines.length);
  });

  it('gives observations that can be stored', () => {
    const [site] = reading(text('hunter2-Secret'), fileName).sites;
    expect(site?.observations).toHaveLength(Object.keys(settings).length);
    for (const seen of site?.observations ?? []) {
      expect(observationSchema.safeParse(seen).success).toBe(true);
      expect(seen).toMatchObject({ kind: 'client-setting', vantage: { kind: 'client-config' } });
    }
  });

  it('is read when it is cut anywhere, or refused, and never breaks the reader', () => {
    const whole = text('hunter2-Secret');
    for (let length = 0; length < whole.length; length += 7)
      expect(() => read(whole.slice(0, length), fileName)).not.toThrow();
  });

  it('is read when anything stands anywhere in it', () => {
    const whole = text('hunter2-Secret');
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '"',
        "'",
        '<',
        '>',
        '=',
        '\\',
        '[',
        ']',
        '{',
        '}',
        '&',
        '\n',
        '\u0000',
        '__proto__',
        '://',
      ),
    );
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(30), piece, (from, length, inserted) => {
        read(whole.slice(0, from) + inserted + whole.slice(from + length), fileName);
      }),
      { numRuns: 80 },
    );
  });
});

describe('several connections in one file', () => {
  it('are all given, with their names', () => {
    const one = reading(
      '[Sessions\\A]\nHostName=a.example.com\nFSProtocol=5\nFtps=3\n[Sessions\\B%20C]\nHostName=b.example.com\n',
    );
    expect(one.sites.map(({ name, isFtp }) => [name, isFtp])).toEqual([
      ['A', true],
      ['B C', false],
    ]);
    expect(one.sites[1]?.observations).toEqual([]);
  });

  it('are at most 200', () => {
    const text = Array.from(
      { length: 500 },
      (_, n) => `[s${n}]\ntype = ftp\nhost = h${n}.example.com\n`,
    ).join('');
    expect(reading(text).sites).toHaveLength(200);
  });
});

describe('what the file does not say', () => {
  it('stays unknown', () => {
    expect(
      values(
        reading('<FileZilla3><Servers><Server><Host>a.example.com</Host></Server></Servers></FileZilla3>'),
      ),
    ).toEqual({
      host: 'a.example.com',
    });
    expect(values(reading('curl --ssl-reqd ftp://a.example.com/'))).toEqual({
      host: 'a.example.com',
      encryption: 'explicit',
    });
  });

  it('is unknown where the value means nothing known', () => {
    const text = (port: string, protocol: string) =>
      `<FavoriteItem><Host>a.example.com</Host><Port>${port}</Port><Protocol>${protocol}</Protocol></FavoriteItem>`;
    expect(values(reading(text('0', '9')))).toEqual({ host: 'a.example.com' });
    expect(values(reading(text('65536', '-1')))).toEqual({ host: 'a.example.com' });
    expect(values(reading(text('65535', '1')))).toEqual({
      host: 'a.example.com',
      port: 65535,
      encryption: 'plain',
    });
  });

  it('is what the program leaves out, without a line', () => {
    const site = reading('[a]\ntype = ftp\nhost = a.example.com\n').sites[0];
    expect(site?.settings.encryption).toEqual({ value: 'plain', line: null });
  });
});

it('reads settings for all connections without one', () => {
  const one = reading(
    '<FileZilla3><Settings><Setting name="Use Pasv mode">0</Setting><Setting name="Timeout">20</Setting></Settings></FileZilla3>',
    'filezilla.xml',
  );
  expect(values(one)).toEqual({ mode: 'active', timeout: 20 });
});

describe('what is refused', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['empty', ' \n'],
    ['too-long', 'a'.repeat(configLimit + 1)],
    ['encrypted', '# Encrypted rclone configuration File\n\nRCLONE_ENCRYPT_V0:\nabc'],
    ['unknown-format', 'Dear support, it does not work.'],
    ['nothing-found', '<FileZilla3></FileZilla3>'],
    ['malformed', '<FileZilla3><Servers>'],
    ['document-type', '<!DOCTYPE x [<!ENTITY a "b">]><FileZilla3></FileZilla3>'],
    ['document-type', '<!DOCTYPE plist SYSTEM "file:///etc/passwd"><plist></plist>'],
    ['entity', '<FileZilla3>&a;</FileZilla3>'],
    ['too-deep', '<a>'.repeat(65) + '</a>'.repeat(65)],
    ['too-many-elements', `<a>${'<b/>'.repeat(10_000)}</a>`],
    ['too-many-attributes', `<a ${Array.from({ length: 65 }, (_, n) => `a${n}="1"`).join(' ')}/>`],
    ['forbidden-name', '<FileZilla3><__proto__>1</__proto__></FileZilla3>'],
    ['forbidden-name', '<FileZilla3 constructor="1"/>'],
  ];
  it.each(cases)('%s: %#', (reason, text) => {
    expect(read(text)).toEqual({ ok: false, reason });
    if (!read(text).ok)
      expect(refusalSentence(reason as Parameters<typeof refusalSentence>[0])).toMatch(/\.$/);
  });

  it('just within the limits is read', () => {
    const deep = `<FileZilla3>${'<Folder>'.repeat(60)}<Server><Host>a.example.com</Host></Server>${'</Folder>'.repeat(60)}</FileZilla3>`;
    expect(values(reading(deep))).toEqual({ host: 'a.example.com' });
    const wide = `<FileZilla3>${'<b/>'.repeat(9_996)}<Server><Host>a.example.com</Host></Server></FileZilla3>`;
    expect(values(reading(wide))).toEqual({ host: 'a.example.com' });
  });
});

describe('a file that was made to keep us busy', () => {
  const many = (piece: string) => piece.repeat(Math.floor((configLimit - 200) / piece.length));
  const hostile: readonly (readonly [string, string])[] = [
    [
      '200,000 attributes',
      `<FileZilla3 ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ')}/>`,
    ],
    ['open elements', many('<pass>')],
    ['open CDATA', many('<pass><![CDATA[')],
    ['quotes that never close', many('password="')],
    ['escaped quotes', many('pass="\\"')],
    ['names', many('pass=')],
    ['one long name', many('a')],
    ['blanks', `x${many(' ')}=1`],
    ['addresses', many('ftp://a:b')],
    ['schemes', many('a+')],
    ['options', many('-u "')],
    ['netrc words', `machine a ${many('password ')}`],
    ['key blocks', many('-----BEGIN PRIVATE KEY-----')],
    ['JSON arrays', many('[')],
    ['JSON strings', `{"host":"a","b":"${many('\\"')}`],
    ['JSON comments', many('/* ')],
    ['INI sections', many('[Sessions\\a]\nHostName=b\n')],
    ['commands', many('curl ftp://a.example.com;')],
    ['set', many('set ftp:a b;')],
    ['back slashes', `curl ${many('\\')}`],
    ['lines', `set ftp:a b${many('\n')}`],
  ];
  it.each(hostile)('%s', (_, text) => {
    const begin = performance.now();
    read(text);
    // Linear work takes some tens of milliseconds here; what is not linear takes minutes.
    expect(performance.now() - begin).toBeLessThan(2_500);
  });

  it('is refused for its attributes in milliseconds', () => {
    const text =
      `<FileZilla3 ${Array.from({ length: 200_000 }, (_, n) => `a${n % 10}=""`).join(' ')}/>`.slice(
        0,
        configLimit,
      );
    const begin = performance.now();
    expect(read(text)).toEqual({ ok: false, reason: 'malformed' });
    expect(performance.now() - begin).toBeLessThan(100);
  });
});

it('never throws on any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.option(fc.string({ maxLength: 20 })),
      (text, name) => {
        read(text, name);
      },
    ),
    { numRuns: 500 },
  );
});

it('shows text of the file as one harmless line', () => {
  const one = reading('[a\u202eb\u001b[31m]\ntype = ftp\nhost = a.example.com\n', 'x\u0000y.conf');
  for (const sign of ['\u202e', '\u001b']) expect(one.sites[0]?.name).not.toContain(sign);
  expect(one.fileName).not.toContain('\u0000');
});
