import { X509Certificate } from 'node:crypto';
import { createPracticeCertificates } from '@/lib/practice/certificates/practice-certificates';

/** Results as the scripts write them. */

export const host = 'ftp.example.test';
const served = createPracticeCertificates(new Date()).serve('trusted', [host]);
const leaf = new X509Certificate(served.chainPem);

/** The certificate in results, its name and its content. */
export const print = leaf.fingerprint256;
export const certificate = leaf.raw.toString('base64');

/** A whole check of a healthy service, without a login. */
export const healthyLines: readonly string[] = [
  `order\t${host}`,
  'network\tMain office',
  'tool\tbash\tOpenSSL 3.0.2\tcurl 8.5.0',
  'name\tfound\t192.0.2.1,2001:db8::1',
  'proxy\tnone\t-',
  'tcp\t192.0.2.1\t21\topen\t12',
  'greet\t192.0.2.1\t21\ttext\t0\t220-Hello / 220 vsFTPd 3.0.5 ready',
  'auth\t192.0.2.1\t21\ttext\t0\t234 Proceed',
  'tcp\t192.0.2.1\t990\ttimed-out\t-',
  'tcp\t2001:db8::1\t21\tno-network\t-',
  'sample\t192.0.2.1\t40000\trefused\t-',
  'sample\t192.0.2.1\t50000\ttimed-out\t-',
  'control\tcontrol.example.test\t443\tweb\topen\t20',
  'public\t4\t198.51.100.7',
  'clock\tportal\t1772445600\tMon, 02 Mar 2026 09:00:00 GMT',
  'packet\t192.0.2.1\t1280\tpassed',
  'packet\t192.0.2.1\t1400\ttoo-large',
  'packet\t192.0.2.1\t1500\tlost',
  `tls\t192.0.2.1\t21\texplicit\tok\tTLSv1.3\tTLS_AES_256_GCM_SHA384\t21\t1\t${print}`,
  `cert\t${print}\t${certificate}`,
  'burst\t192.0.2.1\t21\t8\t6',
  'untested\tlogin\tnot-asked',
];

/** The file as it is posted. */
export const posted = (lines: readonly string[]): string =>
  ['portside-kit 1 sh Linux', ...lines, 'end', ''].join('\n');

/** What the script prints, to be copied out of a terminal. */
export function printed(lines: readonly string[]): string {
  const folded = ['portside-kit 1 sh Linux', ...lines, 'end'].flatMap((line) => {
    const rows = line.replaceAll('\t', '~').match(/.{1,75}/g) ?? [''];
    return rows.map((row, index) => (index === 0 ? row : `+${row}`));
  });
  return ['----- BEGIN PORTSIDE RESULT -----', ...folded, '----- END PORTSIDE RESULT -----'].join('\n');
}

/** The healthy check with one line in another's place, found by how it begins. */
export const withLine = (begins: string, line: string): readonly string[] =>
  healthyLines.map((one) => (one.startsWith(begins) ? line : one));

/** A conversation with a login, from curl, as far as the test wants it. */
export const conversation = (
  name: 'passive-list' | 'passive-upload' | 'active-list',
  words: readonly string[],
  ended: number,
): readonly string[] => [
  `session\t${name}\t192.0.2.1\t21\texplicit`,
  'note\t  Trying 192.0.2.1:21...',
  'got\t220 Ready',
  'sent\tAUTH SSL',
  'got\t234 Proceed',
  ...words,
  `done\t${ended}`,
];

export const loggedIn: readonly string[] = [
  'sent\tUSER',
  'got\t331 Password please',
  'sent\tPASS',
  'got\t230 Welcome ****',
];
