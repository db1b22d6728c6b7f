import type { ConfigReader } from '../config-reader';
import { found, known, numberFound, portFound, vocabulary } from '../found';
import type { ClientSettings } from '../setting';
import { descendants, readXml, type XmlElement } from '../syntax/read-xml';

/** 3 is SFTP. */
const securities = vocabulary([
  ['plain', '0'],
  ['explicit', '1'],
  ['implicit', '2'],
]);
const modes = vocabulary([
  ['passive', '0'],
  ['active', '1'],
]);

/** The FTP plugin of Notepad++. */
export const nppftp: ConfigReader = {
  id: 'nppftp',
  client: 'Notepad++ (NppFTP)',
  file: 'NppFTP.xml',
  fileName: 'NppFTP.xml',
  where: {
    host: 'the gear in the NppFTP window > Profile settings > Connection > Hostname',
    port: 'the gear in the NppFTP window > Profile settings > Connection > Port',
    encryption: 'the gear in the NppFTP window > Profile settings > Connection > Connection type',
    mode: 'the gear in the NppFTP window > Profile settings > Transfers > Connection mode',
    timeout: 'the gear in the NppFTP window > Profile settings > Connection > Timeout',
    keepalive: 'the attribute "noop" of the profile in NppFTP.xml, in seconds',
  },
  recognises: (text) => (/<NppFTP[\s>]/.test(text.slice(0, 4000)) ? 1 : 0),
  read(text) {
    const xml = readXml(text);
    return xml.ok && xml.value.name === 'NppFTP'
      ? descendants(xml.value, 'Profile').map(profileSettings)
      : [];
  },
};

function profileSettings({ attributes }: XmlElement): ClientSettings {
  const of = (name: string) => attributes.get(name);
  return {
    name: of('name')?.value || null,
    isFtp: of('securityMode')?.value !== '3',
    settings: known({
      host: found(of('hostname'), of('hostname')?.value),
      port: portFound(of('port')),
      encryption: securities.found(of('securityMode')),
      mode: modes.found(of('connectionMode')),
      timeout: numberFound(of('timeout')),
      keepalive: numberFound(of('noop')),
    }),
  };
}
