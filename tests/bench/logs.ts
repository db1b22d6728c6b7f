import { readLog } from '@/lib/client-logs/read-log';

/** How long reading a log takes: `node --import tsx tests/bench/logs.ts`. */

const megabytes = 5 * 1024 * 1024;

/** The text again and again, up to five megabytes. */
const filled = (piece: string): string => piece.repeat(Math.floor((megabytes - 1) / piece.length));

const session = [
  'Status: Connecting to 192.0.2.10:21...',
  'Status: Connection established, waiting for welcome message...',
  'Response: 220 Service ready',
  'Command: USER anna',
  'Response: 331 Password required',
  'Command: PASS ********',
  'Response: 230 Logged in',
  'Command: PASV',
  'Response: 227 Entering Passive Mode (192,0,2,10,195,80)',
  'Command: LIST',
  'Response: 150 Here it comes',
  ...Array.from(
    { length: 40 },
    (_, at) => `-rw-r--r--   1 anna  staff  ${at}234 Mar 12 10:00 report-${at}.csv`,
  ),
  'Response: 226 Done',
  '',
].join('\n');

const texts: Readonly<Record<string, string>> = {
  'ordinary sessions': filled(session),
  'sessions of an unknown program': filled(session.replaceAll(/^\w+: /gm, '')),
  'one line': filled('a b c 220 '),
  'one line without blanks': filled('x'),
  newlines: filled('\n'),
  'half decorations': filled('[[[[((((<<<<>>>>----====****::::\n'),
  'repeated labels': filled('Status: Status: Status: Status: Error: Error: Error:\n'),
  'half passwords': filled('password password password= PASS PASS PASS\n'),
  'half certificates': filled('certificate certificate host name does not \n'),
  'half addresses': filled('connecting to aaaa.aaaa.aaaa.aaaa.aaaa.aaaa.\n'),
  'open replies': filled('220-welcome\n'),
  'wget steps': filled('==> ==> PASV ==> ==> RETR a a a a a a a ... ==> \n'),
};

for (const [name, text] of Object.entries(texts)) {
  const start = performance.now();
  const read = readLog(text, '2026-01-01T00:00:00.000Z', 'bench');
  const took = performance.now() - start;
  console.log(
    `${name.padEnd(34)} ${took.toFixed(0).padStart(6)} ms  ${read.ok ? read.value.reader : read.reason}`,
  );
}
