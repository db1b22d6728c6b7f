import { found, known, leftOut, numberFound, portFound, type Spell } from './found';
import type { ClientSettings, Edit, Found, Token } from './setting';
import type { FtpUrl } from './syntax/ftp-url';

/** An option as given: where it stands with its value, and the value where it takes one. */
export interface CurlOption {
  /** The long name without hyphens. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly value?: Token | undefined;
}

/** Long names of the short options that matter here or take a value, which must not be taken for another option. */
export const shortOptions: ReadonlyMap<string, { readonly name: string; readonly takesValue: boolean }> =
  new Map([
    ...[...'oTuUKEHdFmyYCQrbcDwzteAX'].map(
      (letter) => [letter, { name: `-${letter}`, takesValue: true }] as const,
    ),
    ['P', { name: 'ftp-port', takesValue: true }],
    ['x', { name: 'proxy', takesValue: true }],
    ['1', { name: 'tlsv1', takesValue: false }],
  ]);

/** Long options of interest that take a value. */
export const valueOptions: ReadonlySet<string> = new Set([
  'url',
  'ftp-port',
  'connect-timeout',
  'retry',
  'retry-delay',
  'tls-max',
  'proxy',
  'preproxy',
  'socks4',
  'socks4a',
  'socks5',
  'socks5-hostname',
  'parallel-max',
  'user',
  'upload-file',
  'output',
  'config',
]);

/** How an option without a value, and one with, is written in a command line or in a file. */
export interface CurlSpelling {
  /** @param option with its value, in the place of another */
  write(option: string): string;
  /** Adds an option without a value. */
  add(option: string): readonly Edit[];
}

/** What options say; of an option given twice the last counts, as it does for curl. */
export function curlSettings(
  url: FtpUrl | null,
  options: readonly CurlOption[],
  spelling: CurlSpelling,
): ClientSettings['settings'] {
  const last = (...names: readonly string[]) => options.findLast(({ name }) => names.includes(name));
  const value = (...names: readonly string[]) => last(...names)?.value;
  const proxy = value('proxy', 'preproxy', 'socks4', 'socks4a', 'socks5', 'socks5-hostname');
  const control = last('ftp-ssl-control');
  const oldest = last('tlsv1', 'tlsv1.0', 'tlsv1.1', 'tlsv1.2', 'tlsv1.3');
  return known({
    host: url ? found(url.host, url.host.value) : undefined,
    port: portFound(url?.port ?? undefined),
    encryption: url ? encryptionOf(url, last, spelling) : undefined,
    dataProtection:
      control &&
      over(control, 'clear', (wanted) => (wanted === 'private' ? spelling.write('ssl-reqd') : null)),
    ...modeOf(last('ftp-port', 'ftp-pasv'), spelling),
    timeout: numberFound(value('connect-timeout')),
    retries: numberFound(value('retry')),
    retryDelay: numberFound(value('retry-delay')),
    parallel: last('parallel') ? numberFound(value('parallel-max')) : undefined,
    tlsMin:
      oldest &&
      over(oldest, oldest.name === 'tlsv1.0' ? 'TLSv1' : oldest.name.replace('tls', 'TLS'), (wanted) =>
        spelling.write(String(wanted).toLowerCase()),
      ),
    tlsMax: tlsMax(value('tls-max')),
    proxy: found(proxy, proxy?.value, () => null),
  });
}

/** An option as a whole as a setting. */
const over = (option: CurlOption, value: string, spell: Spell): Found | undefined =>
  found({ value, start: option.start, end: option.end }, value, spell);

function encryptionOf(
  url: FtpUrl,
  last: (...names: readonly string[]) => CurlOption | undefined,
  spelling: CurlSpelling,
): Found {
  const required = last('ssl-reqd', 'ftp-ssl-reqd', 'ftp-ssl-control');
  const offered = last('ssl', 'ftp-ssl');
  const scheme: Edit = { start: url.scheme.start, end: url.scheme.end, text: '' };
  const isImplicit = url.scheme.value.toLowerCase() === 'ftps';
  const change: Found['change'] = (wanted) => {
    if (wanted === 'implicit') return [{ ...scheme, text: 'ftps' }];
    if (wanted !== 'explicit') return null;
    return [
      ...(isImplicit ? [{ ...scheme, text: 'ftp' }] : []),
      ...(required
        ? []
        : offered
          ? [{ start: offered.start, end: offered.end, text: spelling.write('ssl-reqd') }]
          : spelling.add('ssl-reqd')),
    ];
  };
  if (isImplicit) return { value: 'implicit', at: url.scheme.start, change };
  if (required) return { value: 'explicit', at: required.start, change };
  if (offered) return { value: 'if-offered', at: offered.start, change };
  return leftOut('plain', change);
}

/** Active mode names the address to call back, or `-` for that of the connection. */
function modeOf(option: CurlOption | undefined, spelling: CurlSpelling) {
  if (!option) return {};
  if (option.name === 'ftp-pasv') return { mode: over(option, 'passive', () => null) };
  const address = option.value?.value === '-' ? undefined : option.value;
  return {
    mode: over(option, 'active', (wanted) => (wanted === 'passive' ? spelling.write('ftp-pasv') : null)),
    activeAddress: found(address, address?.value),
  };
}

function tlsMax(token: Token | undefined): Found | undefined {
  const number = /^1\.([0-3])$/.exec(token?.value ?? '')?.[1];
  if (number === undefined) return undefined;
  return found(token, number === '0' ? 'TLSv1' : `TLSv1.${number}`, (wanted) =>
    String(wanted)
      .replace(/^TLSv1$/, '1.0')
      .replace('TLSv', ''),
  );
}
