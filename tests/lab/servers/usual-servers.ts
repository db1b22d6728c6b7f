/** The three servers as most people set them up: encryption on request, on port 21. */
export const vsftpd = { program: 'vsftpd', port: 21, tls: 'explicit' } as const;
export const proftpd = { program: 'proftpd', port: 21, tls: 'explicit' } as const;
export const pureFtpd = { program: 'pure-ftpd', port: 21, tls: 'explicit' } as const;
export const vsftpdImplicit = { program: 'vsftpd', port: 990, tls: 'implicit' } as const;

/** vsftpd that takes clear connections as well. */
export const vsftpdBothWays = {
  ...vsftpd,
  extra: ['force_local_logins_ssl=NO', 'force_local_data_ssl=NO'],
} as const;
/** vsftpd without encryption. */
export const vsftpdClear = { ...vsftpd, tls: 'none' } as const;
/** vsftpd on IPv4 and IPv6. */
export const vsftpdDual = { ...vsftpd, extra: ['listen=NO', 'listen_ipv6=YES'] } as const;
