import type { ObservationOf } from '@/lib/observations/observation';
import { decodeText } from './decode-text';
import type { Reply } from './reply';

export type Speaks = ObservationOf<'greeting'>['speaks'];

/** What the first bytes of the other side are, and the program that it says it is. */
export interface GreetingClass {
  readonly speaks: Speaks;
  readonly software: string | null;
}

/**
 * Classifies the first thing a server says.
 * @param reply the greeting when it could be read as a reply
 * @param heard the first bytes when it could not
 */
export function classifyGreeting(reply: Reply | null, heard: Uint8Array): GreetingClass {
  if (reply) return { speaks: speaksInReply(reply), software: findSoftware(reply.text) };
  return { speaks: speaksInBytes(heard), software: null };
}

function speaksInReply({ code, text }: Reply): Speaks {
  const namesFtp = /\bS?FTPS?\b|FTPD/i.test(text);
  // RFC 5321 section 4.2: mail servers greet with 220 and 554 as well, and name their protocol.
  if (!namesFtp && /\bE?SMTP\b/i.test(text)) return 'smtp';
  // 200 and 201 are how news servers greet (RFC 3977 section 5.1).
  return code === 200 || code === 201 ? 'unknown' : 'ftp';
}

function speaksInBytes(heard: Uint8Array): Speaks {
  if (heard.length === 0) return 'nothing';
  // RFC 8446 section 5.1: an alert or handshake record, then the major version 3.
  if ((heard[0] === 0x15 || heard[0] === 0x16) && heard[1] === 0x03) return 'tls';
  const text = decodeText(heard.subarray(0, 512)).trimStart();
  if (/^SSH-/.test(text)) return 'ssh';
  if (/^HTTP\/|^<(!doctype|html|\?xml)/i.test(text)) return 'http';
  if (/^\* (OK|PREAUTH|BYE)\b/.test(text)) return 'imap';
  if (/^(\+OK|-ERR)\b/.test(text)) return 'pop3';
  // The beginning of a reply that never came to its end.
  if (/^(120|220|421)([ -]|$)/.test(text)) return /\bE?SMTP\b/i.test(text) ? 'smtp' : 'ftp';
  return 'unknown';
}

/** Programs as they name themselves in greetings, with the version where they tell it. */
const products: readonly RegExp[] = [
  /vsFTPd(?: \d[\w.]{0,20})?/i,
  /ProFTPD(?: \d[\w.]{0,20})?/i,
  /Pure-FTPd/i,
  /FileZilla Server(?: (?:version )?\d[\w.]{0,20})?/i,
  /Microsoft FTP Service/i,
  /pyftpdlib(?: \d[\w.]{0,20})?/i,
  /Serv-U FTP Server(?: v?\d[\w.]{0,20})?/i,
  /Cerberus FTP Server/i,
  /CrushFTP/i,
  /Wing FTP Server/i,
  /Titan FTP Server(?: \d[\w.]{0,20})?/i,
  /WS_FTP Server(?: \d[\w.]{0,20})?/i,
  /bftpd(?: \d[\w.]{0,20})?/i,
  /Globus GridFTP Server/i,
  /Files\.com/i,
  /ExaVault/i,
  /AWS Transfer/i,
];

const findSoftware = (text: string): string | null => {
  const start = text.slice(0, 2000);
  for (const product of products) {
    const found = product.exec(start);
    if (found) return found[0];
  }
  return null;
};
