import { writeFileSync } from 'node:fs';
import type { ServerCommand, ServerFolders, ServerPlan } from './server-plan';

/** ProFTPD with its TLS module; asks for TLS session reuse on data connections unless told otherwise. */
export function proftpd(plan: ServerPlan, folders: ServerFolders): ServerCommand {
  const base = `${folders.scratch}/proftpd-${plan.port}`;
  const users = `${base}.passwd`;
  writeFileSync(users, `uma:${folders.passwordHash}:6001:6001::${folders.home}:/bin/sh\n`, { mode: 0o600 });
  const options = [...(plan.tls === 'implicit' ? ['UseImplicitSSL'] : [])];
  const tls =
    plan.tls === 'none'
      ? []
      : [
          `LoadModule mod_tls.c`,
          'TLSEngine on',
          'TLSRequired on',
          'TLSProtocol TLSv1.2 TLSv1.3',
          ...(options.length > 0 ? [`TLSOptions ${options.join(' ')}`] : []),
          `TLSECCertificateFile ${plan.certificate.leaf}`,
          `TLSECCertificateKeyFile ${plan.certificate.key}`,
          `TLSCertificateChainFile ${plan.certificate.intermediate}`,
        ];
  const lines = [
    `ModulePath ${folders.programs}/usr/lib/proftpd`,
    'ServerType standalone',
    'ServerName "FTP"',
    'DefaultServer on',
    'UseIPv6 off',
    `Port ${plan.port}`,
    'User nobody',
    'Group nogroup',
    'DelayEngine off',
    'AuthOrder mod_auth_file.c',
    `AuthUserFile ${users}`,
    'RequireValidShell off',
    'UseReverseDNS off',
    `ScoreboardFile ${base}.score`,
    `ScoreboardMutex ${base}.mutex`,
    `PidFile ${base}.pid`,
    'WtmpLog off',
    'DefaultRoot ~',
    'PassivePorts 40000 50000',
    ...tls,
  ];
  // Of two lines for one thing the first may count, so a special line replaces its like.
  const extra = plan.extra ?? [];
  const name = (line: string) => line.split(' ')[0];
  const kept = lines.filter((line) => !extra.some((one) => name(one) === name(line)));
  writeFileSync(`${base}.conf`, `${[...kept, ...extra].join('\n')}\n`);
  return { file: `${folders.programs}/usr/sbin/proftpd`, args: ['-n', '-c', `${base}.conf`] };
}
