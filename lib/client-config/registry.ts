import type { ConfigReader } from './config-reader';
import { curlCommand } from './readers/curl-command';
import { curlConfig } from './readers/curl-config';
import { cyberduck } from './readers/cyberduck';
import { filezilla } from './readers/filezilla';
import { lftpBookmarks } from './readers/lftp-bookmarks';
import { lftpRc } from './readers/lftp-rc';
import { netrc } from './readers/netrc';
import { nppftp } from './readers/nppftp';
import { rclone } from './readers/rclone';
import { smartftp } from './readers/smartftp';
import { totalCommander } from './readers/total-commander';
import { vscodeSftp } from './readers/vscode-sftp';
import { winscpIni } from './readers/winscp-ini';
import { winscpUrl } from './readers/winscp-url';

/** Every reader; of equally sure ones the first counts. */
export const configReaders: readonly ConfigReader[] = [
  filezilla,
  winscpIni,
  winscpUrl,
  cyberduck,
  lftpRc,
  lftpBookmarks,
  rclone,
  curlCommand,
  curlConfig,
  netrc,
  vscodeSftp,
  nppftp,
  totalCommander,
  smartftp,
];
