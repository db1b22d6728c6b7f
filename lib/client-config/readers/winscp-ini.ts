import type { ConfigReader } from '../config-reader';
import { found, known, numberFound } from '../found';
import type { ClientSettings, Token } from '../setting';
import { type IniSection, readIni } from '../syntax/ini';
import { unescaped, winscpSettings, winscpWhere } from '../winscp-settings';

const prefix = 'Sessions\\';
/** The number that WinSCP gives to FTP among its protocols. */
const ftp = '5';

/** WinSCP's own file, as it writes it or exports it. */
export const winscpIni: ConfigReader = {
  id: 'winscp-ini',
  client: 'WinSCP',
  file: 'WinSCP.ini, or what Tools > Export/Backup Configuration writes',
  fileName: 'WinSCP.ini',
  where: winscpWhere,
  recognises: (text) =>
    /^[\ufeff \t]*\[(?:Sessions\\|Configuration\\|Configuration\])/m.test(text) &&
    /^[ \t]*(?:FSProtocol|HostName|PortNumber|Ftps|Session\w+|QueueTransfersLimit)[ \t]*=/im.test(text)
      ? 0.9
      : 0,
  read(text) {
    const sections = readIni(text);
    const general = (name: string) => generalSetting(sections, name);
    const shared = known({
      retryDelay: numberFound(general('sessionreopenauto'), 1000),
      parallel: numberFound(general('queuetransferslimit')),
      activeAddress: found(general('externalipaddress'), general('externalipaddress')?.value),
    });
    const sites = sections
      .filter(({ name, entries }) => name.startsWith(prefix) && entries.has('hostname'))
      .map((section) => session(section, shared));
    if (sites.length > 0 || Object.keys(shared).length === 0) return sites;
    return [{ name: null, isFtp: true, settings: shared }];
  },
};

const generalSetting = (sections: readonly IniSection[], name: string): Token | undefined =>
  sections
    .find((section) => section.name.startsWith('Configuration') && section.entries.has(name))
    ?.entries.get(name);

function session({ name, entries, add }: IniSection, shared: ClientSettings['settings']): ClientSettings {
  return {
    name: unescaped({ value: name.slice(prefix.length) }),
    isFtp: entries.get('fsprotocol')?.value === ftp,
    settings: { ...shared, ...winscpSettings((key) => entries.get(key), add) },
  };
}
