import { found, known, leftOut, numberFound, portFound, vocabulary } from './found';
import type { ClientSettings, Edit, Found, SettingValue, Token } from './setting';

/** What WinSCP writes for each value; the same names in its file and behind `-rawsettings`. */
const encryptions = vocabulary([
  ['plain', '0'],
  ['implicit', '1'],
  ['explicit', '3'],
  // AUTH SSL, the old name of the same thing.
  ['explicit', '2'],
]);
const modes = vocabulary([
  ['passive', '1'],
  ['active', '0'],
]);
const versions = vocabulary([
  ['TLSv1', '10'],
  ['TLSv1.1', '11'],
  ['TLSv1.2', '12'],
  ['TLSv1.3', '13'],
]);
const charsets = vocabulary([
  ['UTF-8', '1'],
  ['Auto', '2'],
]);

type Add = (lines: readonly string[]) => readonly Edit[];

/**
 * Settings of one session. WinSCP writes only what differs from its defaults, so that a missing `Ftps` is no
 * encryption, a missing `FtpPasvMode` passive, and a missing `PortNumber` the usual port.
 *
 * @param of the value of a name in small letters
 * @param add writes further names
 */
export function winscpSettings(
  of: (name: string) => Token | undefined,
  add: Add,
): ClientSettings['settings'] {
  const line = (name: string, spell: (value: SettingValue) => string | null) => (value: SettingValue) => {
    const text = spell(value);
    return text === null ? null : add([`${name}=${text}`]);
  };
  const ftps = of('ftps');
  return known({
    host: hostFound(of('hostname')),
    port: portFound(of('portnumber')),
    encryption: ftps ? encryptions.found(ftps) : leftOut('plain', line('Ftps', encryptions.spell)),
    mode: of('ftppasvmode')
      ? modes.found(of('ftppasvmode'))
      : leftOut('passive', line('FtpPasvMode', modes.spell)),
    timeout: numberFound(of('timeout')),
    keepalive: keepalive(of('ftppingtype'), of('ftppinginterval'), add),
    tlsMin: versions.found(of('mintlsversion')),
    tlsMax: versions.found(of('maxtlsversion')),
    charset: charsets.found(of('utf')),
    proxy: /^[1-9]$/.test(of('proxymethod')?.value ?? '')
      ? found(of('proxyhost'), unescaped(of('proxyhost')), () => null)
      : undefined,
  });
}

const hostFound = (token: Token | undefined): Found | undefined => found(token, unescaped(token));

/** `FtpPingType` 0 is off whatever the interval; the interval counts where nothing switches it off. */
function keepalive(type: Token | undefined, interval: Token | undefined, add: Add): Found | undefined {
  if (type?.value !== '0') return numberFound(interval);
  return {
    value: 0,
    at: type.start,
    change: (wanted) => [
      { start: type.start, end: type.end, text: wanted === 0 ? '0' : '2' },
      ...(wanted === 0
        ? []
        : interval === undefined
          ? add([`FtpPingInterval=${wanted}`])
          : [{ start: interval.start, end: interval.end, text: String(wanted) }]),
    ],
  };
}

/** Names and values may be written with `%XX`; what is no such text stays as it is. */
export function unescaped(token: Pick<Token, 'value'> | undefined): string {
  const text = token?.value ?? '';
  try {
    return decodeURIComponent(text).replace('\ufeff', '');
  } catch {
    return text;
  }
}

/** Where WinSCP shows these settings. */
export const winscpWhere = {
  host: 'Login > Edit > Host name',
  port: 'Login > Edit > Port number',
  encryption: 'Login > Edit > Encryption, with FTP as the file protocol',
  mode: 'Login > Edit > Advanced > Connection > Passive mode',
  timeout: 'Login > Edit > Advanced > Connection > Server response timeout',
  retryDelay: 'Options > Preferences > Transfer > Endurance > Automatically reconnect after',
  retries: 'Options > Preferences > Transfer > Endurance > Keep reconnecting for',
  keepalive: 'Login > Edit > Advanced > Connection > Keepalives',
  parallel: 'Options > Preferences > Background > Maximal number of transfers at the same time',
  tlsMin: 'Login > Edit > Advanced > TLS/SSL > Minimum TLS/SSL version',
  tlsMax: 'Login > Edit > Advanced > TLS/SSL > Maximum TLS/SSL version',
  proxy: 'Login > Edit > Advanced > Proxy',
  charset: 'Login > Edit > Advanced > Environment > UTF-8 encoding for filenames',
} as const;
