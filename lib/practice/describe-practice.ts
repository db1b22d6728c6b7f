import { type Behaviour, type Door, healthyBehaviour } from './ftp-server/behaviour';
import { practiceServers } from './registry';
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
  const doors = Object.entries(doorsOf(row.id));
  const list = doors.flatMap(([publicPort, door]) => {
    const port = row.ports[publicPort];
    return port === undefined ? [] : [address(port, publicPort, door)];
  });
  return list.length > 0 ? list.join(', ') : 'any unused port: nothing listens for this server';
};

const doorsOf = (id: string): Behaviour['doors'] =>
  practiceServers.find((server) => server.id === id)?.behaviour.doors ?? healthyBehaviour.doors;

function address(port: number, publicPort: string, door: Door): string {
  const tls = door.speaks === 'ftp' ? door.tls : 'none';
  const scheme = tls === 'implicit' ? 'ftps' : 'ftp';
  const encryption = tls === 'none' ? 'no TLS' : `${tls} TLS`;
  return `${scheme}://127.0.0.1:${port} (${encryption}, stands for port ${publicPort})`;
}
