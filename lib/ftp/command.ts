import { type DataPlace, extendedPortArgument, portArgument } from './extended-port';

/** Everything we ever say to a server. Only a file of our own is ever written, read or deleted. */
export const verbs = [
  'USER',
  'PASS',
  'FEAT',
  'SYST',
  'CLNT',
  'AUTH',
  'PBSZ',
  'PROT',
  'PASV',
  'EPSV',
  'PORT',
  'EPRT',
  'LIST',
  'TYPE',
  'STOR',
  'SIZE',
  'RETR',
  'DELE',
  'NOOP',
  'QUIT',
] as const;
export type Verb = (typeof verbs)[number];

declare const made: unique symbol;

/** One command with a checked argument. Only the constructors in `commands` make one. */
export interface Command {
  readonly verb: Verb;
  readonly argument: string | null;
  /** The argument must not be shown. */
  readonly secret: boolean;
  readonly [made]: true;
}

/** UTF-16 units of an argument. No name or password that a service takes is longer. */
export const argumentLimit = 512;

/**
 * Why a text cannot be the argument of a command; null when it can. CR and LF would end the command and start another,
 * NUL ends text in many servers, 0xFF is a control byte of Telnet (RFC 959 section 3.3), and half a surrogate pair is no character.
 */
export function argumentFault(text: string): string | null {
  if (text.length > argumentLimit) return `longer than ${argumentLimit} characters`;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point === 0x0a || point === 0x0d) return 'contains a line break';
    if (point === 0 || point === 0xff) return 'contains a character that FTP cannot carry';
    if (point >= 0xd800 && point <= 0xdfff) return 'contains half a character';
  }
  return null;
}

/** The names of our test files; no other file of a customer can be named to a server. */
const ownFileName = /^portside-test-[0-9a-f]{8}\.bin$/;

function ownFile(name: string): string {
  if (!ownFileName.test(name)) throw new RangeError('Only a test file of our own may be named.');
  return name;
}

function command(verb: Verb, argument: string | null = null, secret = false): Command {
  const fault = argument === null ? null : argumentFault(argument);
  // The message names the command and never the argument, which may be a password.
  if (fault) throw new RangeError(`The argument of ${verb} ${fault}.`);
  return Object.freeze({ verb, argument, secret }) as Command;
}

export const commands = {
  /** Throws RangeError for a name that `argumentFault` refuses. */
  user: (name: string) => command('USER', name),
  /** Throws RangeError for a password that `argumentFault` refuses. */
  pass: (password: string) => command('PASS', password, true),
  feat: () => command('FEAT'),
  system: () => command('SYST'),
  /** Our own name, for the log of the service. */
  nameClient: () => command('CLNT', 'Portside'),
  authTls: () => command('AUTH', 'TLS'),
  /** RFC 4217 section 8: the buffer size of TLS is always 0. */
  protectionBufferSize: () => command('PBSZ', '0'),
  protectData: () => command('PROT', 'P'),
  leaveDataClear: () => command('PROT', 'C'),
  pasv: () => command('PASV'),
  epsv: () => command('EPSV'),
  /** Throws RangeError for anything else than an IPv4 address and a port. */
  port: (place: DataPlace) => command('PORT', portArgument(place)),
  /** Throws RangeError for anything else than an address and a port. */
  eprt: (place: DataPlace) => command('EPRT', extendedPortArgument(place)),
  list: () => command('LIST'),
  /** Bytes as they are (RFC 959 section 3.1.1.3). */
  typeImage: () => command('TYPE', 'I'),
  /** Throws RangeError for a name that is not one of ours. */
  storeOwn: (fileName: string) => command('STOR', ownFile(fileName)),
  /** RFC 3659 section 4. Throws RangeError for a name that is not one of ours. */
  sizeOfOwn: (fileName: string) => command('SIZE', ownFile(fileName)),
  /** Throws RangeError for a name that is not one of ours. */
  retrieveOwn: (fileName: string) => command('RETR', ownFile(fileName)),
  /** Throws RangeError for a name that is not one of ours. */
  deleteOwn: (fileName: string) => command('DELE', ownFile(fileName)),
  noop: () => command('NOOP'),
  quit: () => command('QUIT'),
} as const;

const encoder = new TextEncoder();

/** The bytes on the wire. Checks the argument once more, because this is the last place before the network. */
export function encodeCommand({ verb, argument }: Command): Uint8Array {
  const fault = argument === null ? null : argumentFault(argument);
  if (fault) throw new RangeError(`The argument of ${verb} ${fault}.`);
  return encoder.encode(argument === null ? `${verb}\r\n` : `${verb} ${argument}\r\n`);
}

/** The command as it may be shown. */
export const showCommand = ({ verb, argument, secret }: Command): string =>
  argument === null ? verb : `${verb} ${secret ? '****' : argument}`;
