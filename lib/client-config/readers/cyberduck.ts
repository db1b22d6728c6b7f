import type { ConfigReader } from '../config-reader';
import { found, known, leftOut, portFound, vocabulary } from '../found';
import type { ClientSettings, Edit, SettingValue, Token } from '../setting';
import { child, readXml, type XmlElement } from '../syntax/read-xml';

/** Cyberduck has no implicit encryption. */
const protocols = vocabulary([
  ['plain', 'ftp'],
  ['explicit', 'ftps'],
]);
const modes = vocabulary([
  ['passive', 'passive'],
  ['active', 'active'],
]);
const connections = vocabulary([
  [1, 'browser'],
  [2, 'newconnection'],
  [0, 'concurrent'],
]);

/** A bookmark of Cyberduck or Mountain Duck: a property list of Apple's. */
export const cyberduck: ConfigReader = {
  id: 'cyberduck',
  client: 'Cyberduck',
  file: 'a bookmark (.duck)',
  fileName: 'bookmark.duck',
  where: {
    host: 'Bookmark > Edit Bookmark > Server',
    port: 'Bookmark > Edit Bookmark > Port',
    encryption: 'Bookmark > Edit Bookmark, the list at the top: "FTP-SSL (Explicit AUTH TLS)"',
    mode: 'Bookmark > Edit Bookmark > More Options > Connect Mode',
    parallel:
      'Bookmark > Edit Bookmark > More Options > Transfer Files: "Use browser connection" is one at a time',
    charset: 'Bookmark > Edit Bookmark > More Options > Encoding',
  },
  recognises: (text) => (/<plist[\s>]/.test(text) && /<key>\s*Hostname\s*<\/key>/.test(text) ? 1 : 0),
  read(text) {
    const xml = readXml(text);
    const bookmark = xml.ok && xml.value.name === 'plist' ? child(xml.value, 'dict') : undefined;
    return bookmark ? [bookmarkSettings(entriesOf(bookmark), text)] : [];
  },
};

/** Keys and the texts that follow them. */
function entriesOf(dict: XmlElement): ReadonlyMap<string, Token> {
  const entries = new Map<string, Token>();
  for (const [index, element] of dict.children.entries()) {
    const value = dict.children[index + 1];
    if (
      element.name === 'key' &&
      value?.name !== 'key' &&
      value?.text &&
      !entries.has(element.text?.value ?? '')
    )
      entries.set(element.text?.value ?? '', value.text);
  }
  return entries;
}

function bookmarkSettings(entries: ReadonlyMap<string, Token>, text: string): ClientSettings {
  const of = (name: string) => entries.get(name);
  const encryption = protocols.found(of('Protocol'));
  return {
    name: of('Nickname')?.value || null,
    isFtp: encryption !== undefined,
    settings: known({
      host: found(of('Hostname'), of('Hostname')?.value),
      port: portFound(of('Port')),
      encryption,
      // A bookmark that says nothing connects passively.
      mode: of('FTP Connect Mode')
        ? modes.found(of('FTP Connect Mode'))
        : leftOut('passive', (wanted) => added(text, 'FTP Connect Mode', wanted)),
      parallel: connections.found(of('Transfer Connection')),
      charset: found(of('Encoding'), of('Encoding')?.value),
    }),
  };
}

function added(text: string, key: string, value: SettingValue): readonly Edit[] | null {
  const end = text.lastIndexOf('</dict>');
  return end === -1 ? null : [{ start: end, end, text: `<key>${key}</key><string>${value}</string>\n` }];
}
