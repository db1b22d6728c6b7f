import type { Edit, Found, SettingValue, Token } from './setting';
import type { FtpUrl } from './syntax/ftp-url';

/** The scheme of an address that lftp is given. */
export const schemeOf = (url: FtpUrl): Token => ({ ...url.scheme, value: url.scheme.value.toLowerCase() });

const yes = /^(?:yes|true|on|1|\+)$/i;
const no = /^(?:no|false|off|0|-)$/i;

/**
 * How lftp encrypts: from the start for `ftps`; else after a start in clear where `ftp:ssl-force` is on, where it is
 * off only if the service offers it, and not at all without `ftp:ssl-allow`. Unknown where nothing is said.
 *
 * @param scheme of the address; null where the file names none
 * @param of the value of a setting
 */
export function encryptionOf(
  scheme: Token | null,
  of: (name: string) => Token | undefined,
  text: string,
): Found | undefined {
  const force = of('ftp:ssl-force');
  const allow = of('ftp:ssl-allow');
  const change = (wanted: SettingValue) => changed(wanted, { scheme, force, allow }, text);
  if (scheme?.value === 'ftps') return { value: 'implicit', at: scheme.start, change };
  if (allow && no.test(allow.value)) return { value: 'plain', at: allow.start, change };
  if (force && yes.test(force.value)) return { value: 'explicit', at: force.start, change };
  const said = force && no.test(force.value) ? force : allow && yes.test(allow.value) ? allow : undefined;
  return said && { value: 'if-offered', at: said.start, change };
}

interface Said {
  readonly scheme: Token | null;
  readonly force: Token | undefined;
  readonly allow: Token | undefined;
}

function changed(wanted: SettingValue, { scheme, force, allow }: Said, text: string): readonly Edit[] | null {
  const over = (token: Token, value: string): Edit => ({ start: token.start, end: token.end, text: value });
  if (wanted === 'implicit') return scheme ? [over(scheme, 'ftps')] : null;
  if (wanted !== 'explicit') return null;
  const start = text.startsWith('\ufeff') ? 1 : 0;
  return [
    ...(scheme?.value === 'ftps' ? [over(scheme, 'ftp')] : []),
    ...(allow && no.test(allow.value) ? [over(allow, 'yes')] : []),
    force ? over(force, 'yes') : { start, end: start, text: 'set ftp:ssl-force yes\n' },
  ];
}
