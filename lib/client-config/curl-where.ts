import type { ConfigReader } from './config-reader';

/** curl's options, as they are written in a command line (`--`) or in a file (nothing before them). */
export const curlWhere = (before: '' | '--'): ConfigReader['where'] => ({
  host: 'the address that is given to curl',
  port: 'the address that is given to curl, the number behind the host',
  encryption: `the options of curl: ${before}ssl-reqd, and an address that begins with ftp://; for implicit encryption an address with ftps://`,
  dataProtection: `the options of curl: ${before}ssl-reqd in the place of ${before}ftp-ssl-control`,
  mode: `the options of curl: ${before}ftp-pasv in the place of ${before}ftp-port`,
  timeout: `the options of curl: ${before}connect-timeout`,
  retries: `the options of curl: ${before}retry, with ${before}retry-connrefused`,
  retryDelay: `the options of curl: ${before}retry-delay`,
  parallel: `the options of curl: ${before}parallel-max`,
  tlsMin: `the options of curl: ${before}tlsv1.2`,
  tlsMax: `the options of curl: ${before}tls-max`,
  proxy: `the options of curl: ${before}proxy; and the environment variables ftp_proxy and all_proxy`,
});
