import type { DelayedHost } from './delayed-host';

/** A way to find out the same with tools that everybody has. */
export interface PeerScript {
  readonly what: string;
  /** Programs that it cannot do without. */
  readonly programs: readonly string[];
  readonly command: string;
  /** What it prints when it has done its work. */
  readonly works: RegExp;
}

const versions = ['-tls1', '-tls1_1', '-tls1_2', '-tls1_3'];

/** Greeting and certificate, and every TLS version alone, on both ports: `openssl s_client`. */
const handshakes = ({ address, explicitPort, implicitPort, host }: DelayedHost): string[] =>
  ['', ...versions].flatMap((version) =>
    [`${explicitPort} -starttls ftp`, `${implicitPort}`].map(
      (place) =>
        `openssl s_client -connect ${address}:${place} -servername ${host} -showcerts ${version} </dev/null`,
    ),
  );

/** Refusal of a login in clear, FEAT and a listing over PASV: `curl`. */
const questions = ({ address, explicitPort, implicitPort, login }: DelayedHost): string[] => {
  const common = `curl -sv -k --max-time 60 -u ${login.user}:${login.password}`;
  return [
    `${common} ftp://${address}:${explicitPort}/`,
    `${common} --ssl-reqd --disable-epsv -Q FEAT ftp://${address}:${explicitPort}/`,
    `${common} -Q FEAT ftps://${address}:${implicitPort}/`,
  ];
};

/** A listing over EPSV, an upload, its size, a download and the deletion, in one session: `lftp`. */
const transfers = ({ address, explicitPort, login }: DelayedHost): string[] => [
  [
    'head -c 2134 /dev/zero > "$dir/up" &&',
    `lftp -u ${login.user},${login.password}`,
    '-e "set net:timeout 20; set net:max-retries 1; set ftp:ssl-force true; set ftp:ssl-protect-data true;',
    'set ssl:verify-certificate false; set ftp:prefer-epsv true; quote FEAT; ls; put $dir/up -o bench-file;',
    `quote SIZE bench-file; get bench-file -o $dir/down; rm bench-file; bye" ftp://${address}:${explicitPort}`,
  ].join(' '),
];

const inFolder = (commands: readonly string[], between: string): string =>
  `dir=$(mktemp -d); ${commands.join(between)}${between} wait; rm -r "$dir"`;

/** The answer to FEAT, and the size of the file that was uploaded. */
const transferred = /UTF8[\s\S]*\b213 2134\b|\b213 2134\b[\s\S]*UTF8/;

/** The scripts, and the scanner. */
export function peerScripts(host: DelayedHost): PeerScript[] {
  const commands = [...handshakes(host), ...questions(host), ...transfers(host)];
  const programs = ['openssl', 'curl', 'lftp'];
  const ports = `${host.explicitPort},${host.implicitPort}`;
  // It knows FTP by the usual port, or has to find out first.
  const detection = host.explicitPort === 21 ? '' : '-sV';
  return [
    {
      what: 'openssl + curl + lftp, one after the other',
      programs,
      command: inFolder(commands, '; '),
      works: transferred,
    },
    {
      what: 'openssl + curl + lftp, all at once',
      programs,
      command: inFolder(
        commands.map((command) => `( ${command} )`),
        ' & ',
      ),
      works: transferred,
    },
    {
      what: 'nmap: greeting, anonymous login, bounce, certificates, ciphers',
      programs: ['nmap'],
      command: `nmap -Pn -n ${detection} -p ${ports} --script banner,ftp-syst,ftp-anon,ftp-bounce,ssl-cert,ssl-enum-ciphers ${host.address}`,
      works: /TLSv1\.3/,
    },
  ];
}
