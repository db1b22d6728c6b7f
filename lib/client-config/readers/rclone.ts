import type { ConfigReader } from '../config-reader';
import { found, known, leftOut, numberFound, portFound } from '../found';
import type { ClientSettings, Edit, Found, Token } from '../setting';
import { type IniSection, readIni } from '../syntax/ini';

/** The file that "rclone config" writes. */
export const rclone: ConfigReader = {
  id: 'rclone',
  client: 'rclone',
  file: 'rclone.conf',
  fileName: 'rclone.conf',
  where: {
    host: 'rclone config, edit the remote: host',
    port: 'rclone config, edit the remote: port',
    encryption: 'rclone config, edit the remote: explicit_tls = true, and tls = false',
    timeout: 'the command line: --contimeout and --timeout',
    retries: 'the command line: --retries',
    retryDelay: 'the command line: --retries-sleep',
    parallel: 'rclone config, edit the remote, advanced: concurrency = 1',
    tlsMax: 'rclone config, edit the remote, advanced: disable_tls13',
    proxy: 'rclone config, edit the remote, advanced: socks_proxy and http_proxy',
  },
  recognises: (text) =>
    /^[ \t]*\[[^\]\r\n]{1,200}\]/m.test(text) && /^[ \t]*type[ \t]*=[ \t]*\w+/m.test(text) ? 0.8 : 0,
  read(text) {
    const remotes = readIni(text).filter(({ entries }) => entries.has('type'));
    const ftp = remotes.filter(({ entries }) => entries.get('type')?.value === 'ftp');
    return (ftp.length > 0 ? ftp : remotes).map(remote);
  },
};

function remote({ name, entries, add }: IniSection): ClientSettings {
  const of = (key: string) => entries.get(key);
  const proxy = of('socks_proxy') ?? of('http_proxy');
  return {
    name,
    isFtp: of('type')?.value === 'ftp',
    settings: known({
      host: found(of('host'), of('host')?.value),
      port: portFound(of('port')),
      encryption: encryptionOf(of('tls'), of('explicit_tls'), add),
      parallel: numberFound(of('concurrency')),
      tlsMax: isTrue(of('disable_tls13')) ? found(of('disable_tls13'), 'TLSv1.2', () => null) : undefined,
      proxy: found(proxy, proxy?.value, () => null),
    }),
  };
}

const isTrue = (token: Token | undefined): boolean => /^(?:true|1|t|yes)$/i.test(token?.value ?? '');

/** `tls` is implicit encryption, `explicit_tls` explicit; rclone leaves out what is off. */
function encryptionOf(tls: Token | undefined, explicit: Token | undefined, add: IniSection['add']): Found {
  const write = (token: Token | undefined, key: string, on: boolean): readonly Edit[] => {
    if (token) return [{ start: token.start, end: token.end, text: String(on) }];
    return on ? add([`${key} = true`]) : [];
  };
  const change: Found['change'] = (wanted) =>
    wanted === 'if-offered'
      ? null
      : [
          ...write(tls, 'tls', wanted === 'implicit'),
          ...write(explicit, 'explicit_tls', wanted === 'explicit'),
        ];
  if (isTrue(tls) && tls) return { value: 'implicit', at: tls.start, change };
  if (isTrue(explicit) && explicit) return { value: 'explicit', at: explicit.start, change };
  return leftOut('plain', change);
}
