import type { LogReader } from './log-reader';
import { anyClient } from './readers/any-client';
import { curl } from './readers/curl';
import { filezilla } from './readers/filezilla';
import { gftp } from './readers/gftp';
import { lftp } from './readers/lftp';
import { ncftp } from './readers/ncftp';
import { pythonFtplib } from './readers/python-ftplib';
import { unixFtp } from './readers/unix-ftp';
import { wget } from './readers/wget';
import { windowsFtp } from './readers/windows-ftp';
import { winscp } from './readers/winscp';

/** Every reader; the last one reads what no other recognises. */
export const logReaders: readonly LogReader[] = [
  curl,
  filezilla,
  gftp,
  lftp,
  ncftp,
  pythonFtplib,
  unixFtp,
  wget,
  windowsFtp,
  winscp,
  anyClient,
];
