import type { ConfigReader } from '../config-reader';
import { found, known, portFound } from '../found';
import { readFtpUrl } from '../syntax/ftp-url';
import { linesOf } from '../syntax/ini';

const bookmark = /^([^\s]{1,200})[ \t]{1,20}(?=[a-z]{3,6}:\/\/)/i;

/** lftp's bookmarks: a name, a tab and an address per line. How `ftp` encrypts stands elsewhere. */
export const lftpBookmarks: ConfigReader = {
  id: 'lftp-bookmarks',
  client: 'lftp',
  file: 'bookmarks, in ~/.local/share/lftp or ~/.lftp',
  fileName: 'bookmarks',
  where: {
    host: 'the bookmark: "bookmark edit"',
    port: 'the bookmark: "bookmark edit", the number behind the host',
    encryption:
      'the bookmark: "bookmark edit", ftps for implicit; for explicit, ftp and "set ftp:ssl-force yes"',
  },
  recognises(text) {
    const lines = text
      .slice(0, 100_000)
      .split('\n')
      .filter((line) => line.trim() !== '');
    const fitting = lines.filter(
      (line) => bookmark.test(line) && !/^(?:open|url|curl|get|wget)\s/.test(line),
    );
    return fitting.length > 0 && fitting.length === lines.length ? 0.8 : 0;
  },
  read: (text) =>
    [...linesOf(text)].flatMap(({ line, start }) => {
      const name = bookmark.exec(line);
      const url = name && readFtpUrl(line.slice(name[0].length), start + name[0].length);
      if (!name || !url) return [];
      const scheme = url.scheme.value.toLowerCase();
      return [
        {
          name: name[1] ?? '',
          isFtp: scheme === 'ftp' || scheme === 'ftps',
          settings: known({
            host: found(url.host, url.host.value),
            port: portFound(url.port ?? undefined),
            encryption: scheme === 'ftps' ? found(url.scheme, 'implicit', () => null) : undefined,
          }),
        },
      ];
    }),
};
