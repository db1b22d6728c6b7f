import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithProfile } from '@/lib/client-config/compare-with-profile';
import { correctedConfig } from '@/lib/client-config/corrected-config';
import { readConfig } from '@/lib/client-config/read-config';
import { withoutSecrets } from '@/lib/client-config/without-secrets';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { sampleFiles } from './sample-files';

const marker = 'Zq7-marker_K9';
const profile = builtInProfiles[0];
if (!profile) throw new Error('There is no profile.');

/** Every way in which the marker could still be read from a text. */
function traces(text: string, secret = marker): readonly string[] {
  const bytes = Buffer.from(secret);
  const forms = [
    secret,
    encodeURIComponent(secret),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    [...secret].reverse().join(''),
  ];
  const low = text.toLowerCase();
  return forms.filter((form) => low.includes(form.toLowerCase()));
}

describe.each(sampleFiles)('$reader', ({ fileName, text }) => {
  it('lets no secret out, in whatever spelling', () => {
    expect(traces(text(marker))).not.toEqual([]);
    const cleaned = withoutSecrets(text(marker));
    expect(traces(cleaned.text)).toEqual([]);
    expect(cleaned.removed).toBeGreaterThan(0);
    const read = readConfig(text(marker), fileName, '2026-03-02T10:00:00.000Z', 'c');
    if (!read.ok) throw new Error(read.reason);
    expect(traces(JSON.stringify(read.value))).toEqual([]);
    const told = { host: 'ftp.example.com', secondFactor: true };
    expect(traces(JSON.stringify(compareWithProfile(read.value.sites[0] ?? never(), profile, told)))).toEqual(
      [],
    );
    expect(traces(JSON.stringify(correctedConfig(read.value, profile, 0, told)))).toEqual([]);
  });

  it('lets no secret out of a file that is cut behind it', () => {
    const whole = text(marker);
    const place = whole.lastIndexOf('\n', whole.length - 2);
    for (const end of [place, place - 1, place - 4])
      expect(traces(withoutSecrets(whole.slice(0, end)).text)).toEqual([]);
  });

  it('has nothing more to take out the second time', () => {
    const once = withoutSecrets(text(marker)).text;
    expect(withoutSecrets(once)).toEqual({ text: once, removed: 0 });
  });
});

/** Letters, digits and signs of which people make passwords; quotes and blanks mean something else in each format. */
const password = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019!#$%*+-./=?@^_~:;,'), minLength: 8, maxLength: 30 })
  .map((rest) => `q7${rest}`);

it('takes out any password of letters, digits and signs', () => {
  const formats = sampleFiles.filter(({ reader }) => reader !== 'curl-command');
  fc.assert(
    fc.property(password, fc.constantFrom(...formats), (secret, { text }) => {
      expect(withoutSecrets(text(secret)).text).not.toContain(secret);
    }),
    { numRuns: 400 },
  );
});

const places: readonly string[] = [
  'curl -u jane:$ ftp://a.example.com',
  'curl -vujane:$ ftp://a.example.com',
  'curl --user="jane:$" ftp://a.example.com',
  'curl -U px:$ -x proxy ftp://a.example.com',
  'curl --proxy-user px:$ ftp://a.example.com',
  'curl --oauth2-bearer $ ftp://a.example.com',
  'curl --ftp-account $ ftp://a.example.com',
  'curl -H "Authorization: Bearer $" ftp://a.example.com',
  'curl -E cert.pem:$ ftp://a.example.com',
  'lftp -u jane,$ ftp.example.com',
  'lftp -e "open -u jane,$ ftp.example.com; ls"',
  'open -u jane,$ ftps://a.example.com',
  'ftp://jane:$@a.example.com/',
  'ftps://jane:$@a.example.com',
  'winscp ftpes://jane:$@a.example.com:21/ -password=$',
  '<Pass>$</Pass>',
  '<Pass encoding="base64">$',
  '<pass\n>$</pass>',
  '<Account>$</Account>',
  "<a password='$'/>",
  '<key>Password</key>\n<string>$</string>',
  '[a]\npassword = $',
  '[a]\r\nPasswordPlain=$\r\n',
  '# password: $',
  '{"password":"$"}',
  '{"passphrase": "a\\"$"}',
  '{"a":{"secret": "$", "host": "b"}}',
  'machine a login b password $',
  'machine a\nlogin b\npassword\n$',
  'default login anonymous password $',
  '-----BEGIN OPENSSH PRIVATE KEY-----\n$\n-----END OPENSSH PRIVATE KEY-----',
  'user = "jane:$"',
  'user jane:$',
  'pass = $',
  'token = {"access_token":"$"}',
  'set http:authorization jane:$',
];
it.each(places)('takes the secret out of %s', (place) => {
  const cleaned = withoutSecrets(place.replaceAll('$', marker));
  expect(traces(cleaned.text)).toEqual([]);
  expect(cleaned.removed).toBeGreaterThan(0);
});

it.each([
  'ask_password = true',
  '<Profile askPassword="1" hostname="a"/>',
  'set ftp:passive-mode yes',
  '<Setting name="Use Pasv mode">1</Setting>\n<PasvMode>MODE_PASSIVE</PasvMode><BypassProxy>0</BypassProxy>',
  'UseMasterPassword=1',
  'ftp://a.example.com:21/path@x',
  'curl -u jane ftp://a.example.com',
  '{"privateKeyPath": "C:/key", "passive": true}',
  'machine a login b',
])('leaves %s as it is', (text) => {
  expect(withoutSecrets(text)).toEqual({ text, removed: 0 });
});

it('takes copies of a secret out of the rest', () => {
  const base64 = Buffer.from(marker).toString('base64');
  const { text, removed } = withoutSecrets(
    `<a><Pass encoding="base64">${base64}</Pass><Comments>use ${marker}!</Comments></a>`,
  );
  expect(text).toBe('<a><Pass encoding="base64"></Pass><Comments>use !</Comments></a>');
  expect(removed).toBe(2);
});

function never(): never {
  throw new Error('There is no connection.');
}
