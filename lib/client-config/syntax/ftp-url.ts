import type { Token } from '../setting';

/** The pieces of an address such as `ftps://jane@ftp.example.com:990/`; a missing port is an empty piece behind the host. */
export interface FtpUrl {
  readonly scheme: Token;
  readonly host: Token;
  readonly port: Token | null;
  /** Where `:port` would be written. */
  readonly hostEnd: number;
}

const shape =
  /^(?<scheme>[a-z][a-z0-9+.-]{1,15}):\/\/(?:[^@/\s]{0,512}@)?(?<host>\[[0-9a-f:.]{2,45}\]|[^:/?#@\s;,]{1,260})(?::(?<port>\d{1,5}))?(?=[/?#;,\s]|$)/i;

/**
 * Reads the address that a word begins with.
 * @param start of `text` in the file; quotes before it are counted by the caller
 * @returns null for what is no address
 */
export function readFtpUrl(text: string, start: number): FtpUrl | null {
  const match = shape.exec(text.slice(0, 2000));
  const { scheme = '', host = '', port } = match?.groups ?? {};
  if (!match || host === '') return null;
  const portLength = port === undefined ? 0 : port.length + 1;
  const hostEnd = match[0].length - portLength;
  const piece = (value: string, from: number): Token => ({
    value,
    start: start + from,
    end: start + from + value.length,
  });
  const bare = host.startsWith('[') ? host.slice(1, -1) : host;
  return {
    scheme: piece(scheme, 0),
    host: { ...piece(host, hostEnd - host.length), value: bare },
    port: port === undefined ? null : piece(port, hostEnd + 1),
    hostEnd: start + hostEnd,
  };
}

/** Where a word's text begins in the file: behind the quote it opens with. */
export const textStart = (word: Token, text: string): number =>
  /["']/.test(text[word.start] ?? '') ? word.start + 1 : word.start;
