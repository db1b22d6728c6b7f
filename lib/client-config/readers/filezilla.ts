import type { ConfigReader } from '../config-reader';
import { found, known, numberFound, portFound, vocabulary } from '../found';
import type { ClientSettings, Found, Token } from '../setting';
import { child, childText, descendants, readXml, type XmlElement } from '../syntax/read-xml';
import { tlsVersions } from '../tls-version';

/** Numbers of FileZilla's list of protocols; the others are other services. */
const protocols = vocabulary([
  ['if-offered', '0'],
  ['implicit', '3'],
  ['explicit', '4'],
  ['plain', '6'],
]);
const modes = vocabulary([
  ['passive', 'MODE_PASSIVE'],
  ['active', 'MODE_ACTIVE'],
  ['default', 'MODE_DEFAULT'],
]);
const globalModes = vocabulary([
  ['passive', '1'],
  ['active', '0'],
]);
/** FileZilla sends its signs of life every 30 seconds; the interval cannot be chosen. */
const keepalives = vocabulary([
  [30, '1'],
  [0, '0'],
]);
const versions = vocabulary(tlsVersions.map((version, number) => [version, String(number)] as const));

/** Exports, `sitemanager.xml`, `recentservers.xml`, and `filezilla.xml`, which has settings for all sites. */
export const filezilla: ConfigReader = {
  id: 'filezilla',
  client: 'FileZilla',
  file: 'sitemanager.xml, filezilla.xml, or what File > Export writes',
  fileName: 'FileZilla.xml',
  where: {
    host: 'File > Site Manager > General > Host',
    port: 'File > Site Manager > General > Port',
    encryption: 'File > Site Manager > General > Encryption',
    mode: 'File > Site Manager > Transfer Settings, or Edit > Settings > Connection > FTP where it says "Default"',
    timeout: 'Edit > Settings > Connection > Timeout in seconds',
    retries: 'Edit > Settings > Connection > Maximum number of retries',
    retryDelay: 'Edit > Settings > Connection > Delay between failed login attempts',
    keepalive: 'Edit > Settings > Connection > FTP > Send FTP keep-alive commands',
    parallel:
      'File > Site Manager > Transfer Settings > Limit number of simultaneous connections, or Edit > Settings > Transfers for all sites',
    tlsMin: 'Edit > Settings > Connection > Minimum allowed TLS version',
    proxy: 'Edit > Settings > Connection > FTP > FTP Proxy, and Edit > Settings > Connection > Generic proxy',
    charset: 'File > Site Manager > Charset',
    activeAddress: 'Edit > Settings > Connection > FTP > Active mode',
  },
  recognises: (text) => (/<FileZilla3?[\s>]/.test(text.slice(0, 4000)) ? 1 : 0),
  read(text) {
    const xml = readXml(text);
    if (!xml.ok || !/^FileZilla3?$/.test(xml.value.name)) return [];
    const general = new Map(
      descendants(xml.value, 'Setting').map((one) => [
        one.attributes.get('name')?.value ?? '',
        one.text ?? undefined,
      ]),
    );
    const shared = sharedSettings((name) => general.get(name));
    const sites = descendants(xml.value, 'Server').map((server) => siteSettings(server, shared));
    if (sites.length > 0 || Object.keys(shared).length === 0) return sites;
    return [{ name: null, isFtp: true, settings: shared }];
  },
};

/** The settings for all sites. */
function sharedSettings(of: (name: string) => Token | undefined): ClientSettings['settings'] {
  return known({
    mode: globalModes.found(of('Use Pasv mode')),
    timeout: numberFound(of('Timeout')),
    retries: numberFound(of('Reconnect count')),
    retryDelay: numberFound(of('Reconnect delay')),
    keepalive: keepalives.found(of('FTP Keep-alive commands')),
    parallel: numberFound(of('Number of Transfers')),
    tlsMin: versions.found(of('Minimum TLS Version')),
    proxy: proxy(of('FTP Proxy type'), of('FTP Proxy host')) ?? proxy(of('Proxy type'), of('Proxy host')),
    activeAddress:
      of('External IP mode')?.value === '1' ? found(of('External IP'), of('External IP')?.value) : undefined,
  });
}

const proxy = (type: Token | undefined, host: Token | undefined): Found | undefined =>
  /^[1-9]\d{0,2}$/.test(type?.value ?? '') ? found(host, host?.value, () => null) : undefined;

function siteSettings(server: XmlElement, shared: ClientSettings['settings']): ClientSettings {
  const of = (name: string) => childText(server, name);
  const encryption = protocols.found(of('Protocol'));
  const mode = modes.found(of('PasvMode'));
  const parallel = numberFound(of('MaximumMultipleConnections'));
  const charset = of('EncodingType');
  return {
    name: of('Name')?.value || (server.text?.value ?? '') || null,
    isFtp: encryption !== undefined || child(server, 'Protocol') === undefined,
    settings: known({
      ...shared,
      host: found(of('Host'), of('Host')?.value),
      port: portFound(of('Port')),
      encryption,
      mode: mode?.value === 'default' || mode === undefined ? (shared.mode ?? mode) : mode,
      // Without a limit of its own, the limit for all sites holds.
      parallel:
        parallel?.value === 0
          ? (lower(shared.parallel, parallel) ?? parallel)
          : (parallel ?? shared.parallel),
      charset: /^custom$/i.test(charset?.value ?? '')
        ? found(of('CustomEncoding'), of('CustomEncoding')?.value)
        : found(charset, charset?.value),
    }),
  };
}

/** The limit for all sites, changed at the site: other sites keep theirs. */
const lower = (shared: Found | undefined, own: Found): Found | undefined =>
  shared && { value: shared.value, at: shared.at, change: own.change };
