import type { ConfigReader } from '../config-reader';
import { found, known, leftOut, numberFound, portFound, type Spell } from '../found';
import type { ClientSettings, Found, SettingValue, Token } from '../setting';
import { type JsonPlace, readJson } from '../syntax/read-json';
import { tlsRank } from '../tls-version';

type Members = ReadonlyMap<string, JsonPlace>;

const place = 'the file .vscode/sftp.json: ';
const json: Spell = (value) => JSON.stringify(value);

/** The SFTP extension of Visual Studio Code, which speaks FTP too. */
export const vscodeSftp: ConfigReader = {
  id: 'vscode-sftp',
  client: 'VS Code (SFTP extension)',
  file: '.vscode/sftp.json',
  fileName: 'sftp.json',
  where: {
    host: `${place}"host"`,
    port: `${place}"port"`,
    encryption: `${place}"secure", true for explicit and "implicit" for implicit`,
    dataProtection: `${place}"secure": true`,
    timeout: `${place}"connectTimeout", in milliseconds`,
    parallel: `${place}"concurrency"`,
    tlsMin: `${place}"secureOptions", "minVersion"`,
    tlsMax: `${place}"secureOptions", "maxVersion"`,
  },
  recognises: (text, fileName) => {
    if (!/^[\s\ufeff]*(?:[[{]|\/[/*])/.test(text) || !/"host"\s*:/.test(text)) return 0;
    return /"(?:remotePath|connectTimeout|uploadOnSave)"\s*:/.test(text) ||
      /sftp\.json$/i.test(fileName ?? '')
      ? 0.9
      : 0.4;
  },
  read(text) {
    const config = readJson(text);
    const items = config?.kind === 'array' ? config.items : config ? [config] : [];
    return items.flatMap((item) => (item.kind === 'object' ? sitesOf(item.members, item.start + 1) : []));
  },
};

/** The connection itself, and its variants under "profiles", which take over what they do not say. */
function sitesOf(members: Members, inside: number): readonly ClientSettings[] {
  const profiles = members.get('profiles');
  if (profiles?.kind !== 'object') return [siteSettings(members, inside, null)];
  return [...profiles.members].flatMap(([name, own]) =>
    own.kind === 'object' ? [siteSettings(new Map([...members, ...own.members]), own.start + 1, name)] : [],
  );
}

function siteSettings(members: Members, inside: number, profile: string | null): ClientSettings {
  const of = (name: string) => asToken(members.get(name));
  const secureOptions = members.get('secureOptions');
  const option = (name: string) =>
    asToken(secureOptions?.kind === 'object' ? secureOptions.members.get(name) : undefined);
  return {
    name: profile ?? (of('name')?.value || null),
    // Without a protocol the extension speaks SFTP.
    isFtp: of('protocol')?.value === 'ftp',
    settings: known({
      host: found(of('host'), of('host')?.value, json),
      port: portFound(of('port')),
      encryption: encryptionOf(of('secure'), inside),
      dataProtection:
        of('secure')?.value === 'control'
          ? found(of('secure'), 'clear', (value) => (value === 'private' ? 'true' : null))
          : undefined,
      mode: of('passive')?.value === 'true' ? found(of('passive'), 'passive', () => null) : undefined,
      timeout: numberFound(of('connectTimeout'), 1000),
      parallel: numberFound(of('concurrency')),
      tlsMin: versionFound(option('minVersion')),
      tlsMax: versionFound(option('maxVersion')),
    }),
  };
}

const asToken = (value: JsonPlace | undefined): Token | undefined =>
  value?.kind === 'value' ? { value: String(value.value), start: value.start, end: value.end } : undefined;

const versionFound = (token: Token | undefined): Found | undefined =>
  found(token, tlsRank(token?.value) === -1 ? null : token?.value, json);

const spelled: ReadonlyMap<SettingValue, string> = new Map([
  ['explicit', 'true'],
  ['implicit', '"implicit"'],
  ['plain', 'false'],
]);
const meanings: ReadonlyMap<string, string> = new Map([
  ['true', 'explicit'],
  ['control', 'explicit'],
  ['implicit', 'implicit'],
  ['false', 'plain'],
]);

function encryptionOf(secure: Token | undefined, inside: number): Found | undefined {
  if (secure) return found(secure, meanings.get(secure.value), (value) => spelled.get(value) ?? null);
  return leftOut('plain', (wanted) => {
    const text = spelled.get(wanted);
    return text === undefined ? null : [{ start: inside, end: inside, text: ` "secure": ${text},` }];
  });
}
