import type { PracticeTable } from './table';

type Row = PracticeTable['servers'][number];

/** The running servers as text for a terminal: what is broken, where to point a client, what to find. */
export function describePractice(table: PracticeTable, caFile: string): string {
  return [
    'Practice servers on this machine. Each is broken in one way, the healthy ones in none.',
    `To trust their certificates, add this root to your client: ${caFile}`,
    ...table.servers.map(describeServer),
    'Press Ctrl-C to stop them.',
    '',
  ].join('\n\n');
}

const describeServer = (row: Row): string =>
  [
    `${row.title} (${row.id})`,
    `  ${row.summary}`,
    `  Connect to   ${addresses(row)}`,
    `  Login        ${row.login ? `user ${row.login.user}, password ${row.login.password}` : 'none'}`,
    `  Cause        ${row.expectedCause}`,
  ].join('\n');

const addresses = (row: Row): string => {
  const entries = Object.entries(row.ports);
  if (entries.length === 0) return 'any unused port: nothing listens for this server';
  return entries.map(([publicPort, port]) => address(publicPort, port)).join(', ');
};

/** 990 is the port assigned to implicit TLS (IANA, ftps); every other door begins in clear. */
const address = (publicPort: string, port: number): string =>
  publicPort === '990'
    ? `ftps://127.0.0.1:${port} (implicit TLS, stands for port 990)`
    : `ftp://127.0.0.1:${port} (explicit TLS, stands for port ${publicPort})`;
