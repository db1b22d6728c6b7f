import type { ConfigReader } from '../config-reader';
import { found, known, portFound, vocabulary } from '../found';
import type { ClientSettings, Token } from '../setting';
import { type IniSection, readIni } from '../syntax/ini';

const modes = vocabulary([
  ['passive', '1'],
  ['active', '0'],
]);
const notSites: ReadonlySet<string> = new Set(['connections', 'general', 'default', 'tree', '']);

/** Total Commander's list of connections. How it notes encryption there is not known, so that it stays unknown. */
export const totalCommander: ConfigReader = {
  id: 'total-commander',
  client: 'Total Commander',
  file: 'wcx_ftp.ini',
  fileName: 'wcx_ftp.ini',
  where: {
    host: 'Net > FTP Connect > Edit > Host name[:Port]',
    port: 'Net > FTP Connect > Edit > Host name[:Port]',
    encryption: 'Net > FTP Connect > Edit > SSL/TLS',
    mode: 'Net > FTP Connect > Edit > Use passive mode for transfers',
    proxy: 'Net > FTP Connect > Edit > Use firewall (proxy server)',
  },
  recognises: (text, fileName) =>
    /^[\ufeff \t]*\[connections\]/im.test(text) && /^(?:pasvmode|host)=/im.test(text)
      ? 0.9
      : /wcx_ftp/i.test(fileName ?? '') && /^host=/im.test(text)
        ? 0.8
        : 0,
  read: (text) =>
    readIni(text)
      .filter(({ name, entries }) => !notSites.has(name.toLowerCase()) && entries.has('host'))
      .map(connection),
};

function connection({ name, entries }: IniSection): ClientSettings {
  const { host, port } = hostAndPort(entries.get('host'));
  return {
    name,
    isFtp: true,
    settings: known({
      host: found(host, host?.value),
      port: portFound(port),
      mode: modes.found(entries.get('pasvmode')),
    }),
  };
}

/** `name:port` in one value; anything else is a name alone. */
function hostAndPort(token: Token | undefined): { host?: Token | undefined; port?: Token } {
  const parts = /^([^:/\s]{1,260}):(\d{1,5})$/.exec(token?.value ?? '');
  if (!token || !parts) return { host: token };
  const [, name = '', port = ''] = parts;
  const divide = token.start + name.length;
  return {
    host: { value: name, start: token.start, end: divide },
    port: { value: port, start: divide + 1, end: token.end },
  };
}
