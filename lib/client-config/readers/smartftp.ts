import type { ConfigReader } from '../config-reader';
import { found, known, portFound, vocabulary } from '../found';
import type { ClientSettings } from '../setting';
import { descendants, readXml, type XmlElement } from '../syntax/read-xml';

/** 4 is SFTP; numbers differ between versions, so that others mean nothing known. */
const protocols = vocabulary([
  ['plain', '1'],
  ['implicit', '2'],
  ['explicit', '3'],
]);
const modes = vocabulary([
  ['active', '0'],
  ['passive', '1'],
]);

/** A favourite of SmartFTP. */
export const smartftp: ConfigReader = {
  id: 'smartftp',
  client: 'SmartFTP',
  file: 'a favourite (.xml)',
  fileName: 'favorite.xml',
  where: {
    host: 'Favorites > Properties > General > Host',
    port: 'Favorites > Properties > General > Port',
    encryption: 'Favorites > Properties > General > Protocol',
    mode: 'Favorites > Properties > FTP > Connection > Data Connection Mode',
  },
  recognises: (text) => (/<FavoriteItem[\s>]/.test(text.slice(0, 20_000)) ? 1 : 0),
  read(text) {
    const xml = readXml(text);
    if (!xml.ok) return [];
    const items = xml.value.name === 'FavoriteItem' ? [xml.value] : descendants(xml.value, 'FavoriteItem');
    return items.map(favourite);
  },
};

function favourite(item: XmlElement): ClientSettings {
  const of = (name: string) => item.attributes.get(name) ?? descendants(item, name)[0]?.text ?? undefined;
  return {
    name: of('Name')?.value || null,
    isFtp: of('Protocol')?.value !== '4',
    settings: known({
      host: found(of('Host'), of('Host')?.value),
      port: portFound(of('Port')),
      encryption: protocols.found(of('Protocol')),
      mode: modes.found(of('DataConnectionMethod')),
    }),
  };
}
