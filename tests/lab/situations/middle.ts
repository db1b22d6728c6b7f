import type { MiddleboxKind } from '../agent/middlebox';
import { fault, unseen } from '../fault';
import { pureFtpd, vsftpd, vsftpdClear, vsftpdImplicit } from '../servers/usual-servers';
import type { Situation } from '../situation';

const group = 'middle' as const;
const onTheWay = (kind: MiddleboxKind) => ({
  network: { middlebox: { at: 'customer' as const, kind } },
  ...unseen,
});
const plain = ['--encryption', 'plain'];

/** Somebody stands on the customer's path and meddles. */
export const middleSituations: readonly Situation[] = [
  {
    id: 'filter-answers-as-ssh',
    group,
    servers: [vsftpd],
    ...onTheWay({ does: 'impersonate', greeting: 'SSH-2.0-OpenSSH_9.2\r\n', answer: '' }),
    ...fault('answered-by-middlebox'),
  },
  {
    id: 'filter-answers-with-a-web-page',
    group,
    servers: [vsftpd],
    ...onTheWay({
      does: 'impersonate',
      greeting: 'HTTP/1.1 403 Forbidden\r\nContent-Length: 7\r\n\r\nblocked',
      answer: '',
    }),
    ...fault('answered-by-middlebox'),
    representative: true,
  },
  {
    id: 'filter-answers-as-another-ftp-server',
    group,
    servers: [vsftpd],
    ...onTheWay({
      does: 'impersonate',
      greeting: '220 Web Gateway FTP proxy ready\r\n',
      answer: '500 Use the proxy.\r\n',
    }),
    ...fault('answered-by-middlebox'),
  },
  {
    id: 'cut-after-the-greeting',
    group,
    servers: [vsftpd],
    ...onTheWay({ does: 'relay', cut: 'after-greeting' }),
    ...fault('control-channel-inspected'),
  },
  {
    id: 'cut-when-encryption-is-asked-for',
    group,
    servers: [vsftpd],
    ...onTheWay({ does: 'relay', cut: 'at-auth' }),
    ...fault('control-channel-inspected'),
    representative: true,
  },
  {
    id: 'cut-at-the-first-encrypted-byte',
    group,
    servers: [vsftpd],
    ...onTheWay({ does: 'relay', cut: 'at-hello' }),
    ...fault('control-channel-inspected'),
  },
  {
    id: 'offer-of-encryption-is-hidden',
    group,
    servers: [vsftpd],
    ...onTheWay({ does: 'relay', stripsTls: true }),
    ...fault('tls-stripped'),
    representative: true,
  },
  {
    id: 'encryption-is-opened',
    group,
    servers: [pureFtpd],
    ...onTheWay({ does: 'relay', opensTls: true }),
    ...fault('tls-intercepted'),
    representative: true,
  },
  {
    id: 'passive-commands-are-refused-on-the-way',
    group,
    servers: [vsftpdClear],
    words: plain,
    ...onTheWay({ does: 'relay', refuses: ['EPSV', 'PASV'] }),
    // Without encryption the service itself gives cause for complaint.
    portalAlone: ['no-problem-found', 'tls-not-offered'],
    ...fault('commands-filtered'),
  },
  {
    id: 'uploads-are-swallowed-on-the-way',
    group,
    servers: [vsftpdClear],
    words: plain,
    ...onTheWay({ does: 'relay', swallows: ['STOR'] }),
    // Without encryption the service itself gives cause for complaint.
    portalAlone: ['no-problem-found', 'tls-not-offered'],
    ...fault('commands-filtered'),
  },
  {
    id: 'extended-passive-is-refused-on-the-way',
    group,
    servers: [vsftpdClear],
    words: plain,
    ...onTheWay({ does: 'relay', refuses: ['EPSV'] }),
    portalAlone: ['no-problem-found', 'tls-not-offered'],
    ...fault('commands-filtered'),
  },
  {
    id: 'encryption-is-cut-on-one-of-four-ports',
    group,
    profile: 'lab',
    servers: [vsftpd, vsftpdImplicit, { ...vsftpd, port: 3021 }, { ...vsftpdImplicit, port: 3990 }],
    ...onTheWay({ does: 'relay', cut: 'at-auth' }),
    ...fault('control-channel-inspected'),
  },
];
