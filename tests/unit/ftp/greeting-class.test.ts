import { expect, test } from 'vitest';
import { classifyGreeting } from '@/lib/ftp/greeting-class';
import { ReplyReader } from '@/lib/ftp/reply-reader';

function classify(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reader = new ReplyReader();
  reader.push(bytes);
  const event = reader.next();
  return event?.kind === 'reply'
    ? classifyGreeting(event.reply, new Uint8Array())
    : classifyGreeting(null, bytes);
}

test.each([
  ['220 Welcome\r\n', 'ftp', null],
  ['220 (vsFTPd 3.0.5)\r\n', 'ftp', 'vsFTPd 3.0.5'],
  ['220 ProFTPD 1.3.8b Server (x) [::ffff:1.2.3.4]\r\n', 'ftp', 'ProFTPD 1.3.8b'],
  ['220-FileZilla Server 1.9.4\r\n220 Please visit\r\n', 'ftp', 'FileZilla Server 1.9.4'],
  ['220---------- Welcome to Pure-FTPd [privsep] [TLS] ----------\r\n220 ok\r\n', 'ftp', 'Pure-FTPd'],
  ['120 Ready in 2 minutes\r\n', 'ftp', null],
  ['421 Too many users\r\n', 'ftp', null],
  ['500 OOPS: vsftpd: refusing to run\r\n', 'ftp', 'vsftpd'],
  ['220-Never closed\r\n', 'ftp', null],
  ['220 mail.example.net ESMTP Postfix\r\n', 'smtp', null],
  ['554 mail.example.net SMTP rejected\r\n', 'smtp', null],
  ['220 FTP server (not SMTP)\r\n', 'ftp', null],
  ['200 news.example.net ready\r\n', 'unknown', null],
  ['SSH-2.0-OpenSSH_9.6\r\n', 'ssh', null],
  ['SSH-2.0-Open', 'ssh', null],
  ['HTTP/1.1 400 Bad Request\r\n', 'http', null],
  ['<!DOCTYPE html>', 'http', null],
  ['<html><body>', 'http', null],
  ['* OK IMAP4rev1 ready\r\n', 'imap', null],
  ['* BYE\r\n', 'imap', null],
  ['+OK POP3 ready\r\n', 'pop3', null],
  [Uint8Array.of(0x15, 0x03, 0x01, 0, 2, 2, 40), 'tls', null],
  [Uint8Array.of(0x16, 0x03, 0x03, 0, 2), 'tls', null],
  [Uint8Array.of(0xff, 0xfb, 1, 10), 'unknown', null],
  ['RFB 003.008\n', 'unknown', null],
  ['', 'nothing', null],
])('%j speaks %s', (text, speaks, software) => {
  expect(classify(text)).toEqual({ speaks, software });
});
