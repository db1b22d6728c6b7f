import { mkdirSync, writeFileSync } from 'node:fs';
import type { ServerCommand, ServerFolders, ServerPlan } from './server-plan';

/** vsftpd: one process per port; an unknown option is fatal. */
export function vsftpd(plan: ServerPlan, folders: ServerFolders): ServerCommand {
  const empty = `${folders.scratch}/empty`;
  mkdirSync(empty, { recursive: true });
  const tls =
    plan.tls === 'none'
      ? ['ssl_enable=NO']
      : [
          'ssl_enable=YES',
          `implicit_ssl=${plan.tls === 'implicit' ? 'YES' : 'NO'}`,
          'force_local_logins_ssl=YES',
          'force_local_data_ssl=YES',
          'require_ssl_reuse=NO',
          'ssl_ciphers=HIGH',
          'ssl_tlsv1=YES',
          `rsa_cert_file=${plan.certificate.chain}`,
          `rsa_private_key_file=${plan.certificate.key}`,
        ];
  const lines = [
    'listen=YES',
    `listen_port=${plan.port}`,
    ...(plan.address === undefined ? [] : [`listen_address=${plan.address}`]),
    'background=NO',
    'anonymous_enable=NO',
    'local_enable=YES',
    'write_enable=YES',
    'pam_service_name=vsftpd',
    'chroot_local_user=YES',
    'allow_writeable_chroot=YES',
    `secure_chroot_dir=${empty}`,
    'seccomp_sandbox=NO',
    'isolate=NO',
    'isolate_network=NO',
    'pasv_min_port=40000',
    'pasv_max_port=50000',
    ...tls,
  ];
  // A later line does not override an earlier one everywhere, so a special line replaces its like.
  const extra = plan.extra ?? [];
  const name = (line: string) => line.split('=')[0];
  const kept = lines.filter((line) => !extra.some((one) => name(one) === name(line)));
  const file = `${folders.scratch}/vsftpd-${plan.address ?? ''}-${plan.port}.conf`;
  writeFileSync(file, `${[...kept, ...extra].join('\n')}\n`);
  return { file: `${folders.programs}/usr/sbin/vsftpd`, args: [file] };
}
