import type { CertificateFiles } from '../certificates';

/** One real server process to start in the service's namespace. */
export interface ServerPlan {
  readonly program: 'vsftpd' | 'proftpd' | 'pure-ftpd';
  readonly port: number;
  /** The one address of the service where it listens; vsftpd alone can be told. */
  readonly address?: string;
  readonly tls: 'explicit' | 'implicit' | 'none';
  readonly certificate: CertificateFiles;
  /** Lines (vsftpd, ProFTPD) or words (Pure-FTPd) that make this one special. */
  readonly extra?: readonly string[];
}

export interface ServerFolders {
  /** Where the programs were unpacked. */
  readonly programs: string;
  /** Scratch for configuration, pid and log files. */
  readonly scratch: string;
  readonly home: string;
  readonly passwordHash: string;
}

/** What to run, after its files are written. */
export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
}
