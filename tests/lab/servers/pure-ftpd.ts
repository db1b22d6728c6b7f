import type { ServerCommand, ServerFolders, ServerPlan } from './server-plan';

/** Pure-FTPd: settings are words on the command line; it has no implicit TLS. */
export function pureFtpd(plan: ServerPlan, folders: ServerFolders): ServerCommand {
  if (plan.tls === 'implicit') throw new Error('Pure-FTPd has no implicit TLS');
  const tls = plan.tls === 'none' ? ['-Y', '0'] : ['-Y', '2', '-2', plan.certificate.all];
  return {
    file: `${folders.programs}/usr/sbin/pure-ftpd`,
    args: [
      '-S',
      `,${plan.port}`,
      '-4',
      '-A',
      '-E',
      '-l',
      'pam',
      '-p',
      '40000:50000',
      ...tls,
      '-H',
      '-u',
      '100',
      '-c',
      '50',
      '-I',
      '5',
      ...(plan.extra ?? []),
    ],
  };
}
