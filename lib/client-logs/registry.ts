import type { LogReader } from './log-reader';
import { anyClient } from './readers/any-client';
import { basicFtp } from './readers/basic-ftp';
import { commonsNet } from './readers/commons-net';
import { coreFtp } from './readers/core-ftp';
import { curl } from './readers/curl';
import { cuteftp } from './readers/cuteftp';
import { cyberduck } from './readers/cyberduck';
import { dotnetFtpWebRequest } from './readers/dotnet-ftpwebrequest';
import { filezilla } from './readers/filezilla';
import { flashfxp } from './readers/flashfxp';
import { fluentFtp } from './readers/fluent-ftp';
import { gftp } from './readers/gftp';
import { lftp } from './readers/lftp';
import { ncftp } from './readers/ncftp';
import { php } from './readers/php';
import { pythonFtplib } from './readers/python-ftplib';
import { rclone } from './readers/rclone';
import { smartftp } from './readers/smartftp';
import { totalCommander } from './readers/total-commander';
import { unixFtp } from './readers/unix-ftp';
import { wget } from './readers/wget';
import { windowsFtp } from './readers/windows-ftp';
import { winscp } from './readers/winscp';
import { wsFtp } from './readers/ws-ftp';

/** Every reader; the last one reads what no other recognises. */
export const logReaders: readonly LogReader[] = [
  curl,
  filezilla,
  winscp,
  lftp,
  cyberduck,
  unixFtp,
  windowsFtp,
  ncftp,
  wget,
  pythonFtplib,
  basicFtp,
  fluentFtp,
  dotnetFtpWebRequest,
  commonsNet,
  php,
  rclone,
  wsFtp,
  cuteftp,
  smartftp,
  totalCommander,
  flashfxp,
  coreFtp,
  gftp,
  anyClient,
];
