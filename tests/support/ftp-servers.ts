import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Only root writes here, so nobody can put a program of his own in place of a server. */
const FOLDER = '/var/cache/portside-tests/ftp-servers-1';

/** One line per server with the packages that only it needs; together apt would refuse them. */
const PACKAGES = [['vsftpd'], ['proftpd-core', 'proftpd-mod-crypto'], ['pure-ftpd']];

/** Three real FTP servers, unpacked side by side and not installed: nothing runs by itself. */
export type FtpServers = {
  /** The root of all three: programs in `usr/sbin`, libraries in `usr/lib`. */
  readonly folder: string;
  readonly vsftpd: string;
  readonly proftpd: string;
  /** For ProFTPD's `ModulePath`; `mod_tls.so` lies here. */
  readonly proftpdModules: string;
  readonly pureFtpd: string;
  /** Environment for the servers, and only for them: they bring libraries of their own. */
  readonly environment: { readonly LD_LIBRARY_PATH: string };
};

/** The unpacked servers, or undefined where `npm test` has not unpacked them. */
export function ftpServers(): FtpServers | undefined {
  const programs = path.join(FOLDER, 'usr/sbin');
  const servers = {
    vsftpd: path.join(programs, 'vsftpd'),
    proftpd: path.join(programs, 'proftpd'),
    pureFtpd: path.join(programs, 'pure-ftpd'),
  };
  if (!Object.values(servers).every((file) => existsSync(file))) return undefined;
  return {
    folder: FOLDER,
    ...servers,
    proftpdModules: path.join(FOLDER, 'usr/lib/proftpd'),
    environment: { LD_LIBRARY_PATH: libraryFolders(FOLDER).join(':') },
  };
}

export const hasFtpServers = (): boolean => ftpServers() !== undefined;

/** Debian keeps libraries in a folder named after the processor, such as `x86_64-linux-gnu`. */
function libraryFolders(root: string): string[] {
  return ['usr/lib', 'lib'].flatMap((place) => {
    const folder = path.join(root, place);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => path.join(folder, name));
  });
}

/**
 * Downloads each server with what it needs beyond this machine, and unpacks all into one folder.
 *
 * @param aptGet runs apt-get with arguments and says whether it succeeded
 */
export function unpackFtpServers(aptGet: (...args: string[]) => boolean): void {
  const archives = `${FOLDER}.archives`;
  const fresh = `${FOLDER}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(path.join(archives, 'partial'), { recursive: true });
  mkdirSync(fresh, { recursive: true });
  const place = ['-o', `Dir::Cache::archives=${archives}`];
  for (const packages of PACKAGES) {
    aptGet('install', '--download-only', '--reinstall', '--no-install-recommends', ...place, ...packages);
  }
  for (const name of readdirSync(archives).filter((file) => file.endsWith('.deb'))) {
    spawnSync('dpkg', ['-x', path.join(archives, name), fresh]);
  }
  rmSync(FOLDER, { recursive: true, force: true });
  renameSync(fresh, FOLDER);
  rmSync(archives, { recursive: true, force: true });
}
