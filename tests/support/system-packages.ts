import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { hasFtpServers, unpackFtpServers } from './ftp-servers';

/** A program that is not there, and what could therefore not be tested. */
export type Missing = { readonly program: string; readonly consequence: string };

type Tool = Missing & { readonly debianPackage: string };

const TOOLS: readonly Tool[] = [
  { program: 'chromium', debianPackage: 'chromium', consequence: 'the browser tests could not be run' },
  { program: 'lftp', debianPackage: 'lftp', consequence: 'nothing was tried with the client lftp' },
  { program: 'curl', debianPackage: 'curl', consequence: 'nothing was tried with the client curl' },
  { program: 'tnftp', debianPackage: 'tnftp', consequence: 'nothing was tried with the client tnftp' },
  { program: 'nmap', debianPackage: 'nmap', consequence: 'the scanner nmap was not compared with' },
  {
    program: 'nft',
    debianPackage: 'nftables',
    consequence: 'firewall rules were not loaded into a real firewall',
  },
  { program: 'ip', debianPackage: 'iproute2', consequence: 'no test network could be built' },
  { program: 'openssl', debianPackage: 'openssl', consequence: 'certificates were not checked with OpenSSL' },
  {
    program: 'shellcheck',
    debianPackage: 'shellcheck',
    consequence: 'the script for the customer’s network was not checked by ShellCheck',
  },
  {
    program: 'busybox',
    debianPackage: 'busybox',
    consequence: 'the script for the customer’s network was not tried in BusyBox',
  },
];

const SERVERS: Missing = {
  program: 'ftp-servers',
  consequence: 'nothing was tried against vsftpd, ProFTPD and Pure-FTPd',
};

/** Programs for the administrator are not on everybody's search path. */
const FOLDERS = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];

const isThere = (program: string) => FOLDERS.some((folder) => existsSync(path.join(folder, program)));

/** Runs apt-get without questions; its output is shown only when it fails. */
function aptGet(...args: readonly string[]): boolean {
  const result = spawnSync('apt-get', ['-y', '-qq', '-o', 'APT::Sandbox::User=root', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    timeout: 900_000,
  });
  if (result.status !== 0) console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  return result.status === 0;
}

/**
 * Makes sure that the programs from outside npm are there: as root on Debian they are installed once, else
 * what is missing is said.
 *
 * @returns what is still missing
 */
export async function prepareSystem(): Promise<readonly Missing[]> {
  const absent = TOOLS.filter((tool) => !isThere(tool.program));
  const unpack = !hasFtpServers();
  const debian = process.getuid?.() === 0 && isThere('apt-get');
  if (debian && (absent.length > 0 || unpack)) {
    console.log('\n━━ System packages\n');
    console.log(
      `installing ${[...absent.map((tool) => tool.program), ...(unpack ? ['FTP servers'] : [])].join(', ')}`,
    );
    aptGet('update');
    if (absent.length > 0) {
      aptGet('install', '--no-install-recommends', ...absent.map((tool) => tool.debianPackage));
    }
    if (unpack) unpackFtpServers(aptGet);
  }
  const missing: Missing[] = TOOLS.filter((tool) => !isThere(tool.program));
  return hasFtpServers() ? missing : [...missing, SERVERS];
}
