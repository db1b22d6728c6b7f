import { type Result, success } from '@/lib/result';
import { parseAddress } from './address';
import { parseName } from './parse-name';
import { allowAddress, allowControlPort, allowName, type TargetPolicy } from './target-policy';
import { type Refused, refuseTarget, type TargetRefusal } from './target-refusal';
import { firstHiddenCharacter, readSurroundings } from './target-surroundings';

export interface ParsedTarget {
  /** The host in the person's own script: a name in small letters, or the canonical address. */
  readonly host: string;
  /** What is looked up, contacted and stored: the name in ASCII, or the canonical address. */
  readonly asciiHost: string;
  /** What is shown back before anything is sent; an international name comes with its xn-- form. */
  readonly displayHost: string;
  readonly isAddress: boolean;
  /** Null when none was typed. */
  readonly port: number | null;
  /** How a URL's scheme says the client encrypts. `ftp://` says nothing. */
  readonly encryptionHint: 'implicit' | 'explicit' | null;
  /** What was left out or changed, one sentence each. */
  readonly notes: readonly string[];
}

export interface ParseTargetOptions {
  readonly policy: TargetPolicy;
  /** Control ports of the provider profile. */
  readonly knownPorts: readonly number[];
}

/** UTF-16 units: room for a URL with the longest name and a long path. */
export const targetTextLimit = 1000;

/**
 * Reads what a person pasted as an FTP server: a name, an address, `host:port`, or an ftp, ftps or ftpes URL. No
 * lookup is made. Whatever has a second reading, or hides one, is refused.
 */
export function parseTarget(text: string, options: ParseTargetOptions): Result<ParsedTarget, TargetRefusal> {
  if (text.length > targetTextLimit) {
    return refuseTarget(
      'too-long',
      `This text is too long for a server name; enter the name alone, such as ftp.example.com.`,
    );
  }
  const { trimmed, quoted } = withoutOuterQuotes(text.trim());
  if (trimmed === '')
    return refuseTarget('empty', 'Enter the name of the FTP server, such as ftp.example.com.');
  const before = [...text.slice(0, text.indexOf(trimmed))].length;
  const hidden = firstHiddenCharacter(trimmed, before);
  if (hidden) return hidden;
  const surroundings = readSurroundings(trimmed, before);
  if (!surroundings.ok) return surroundings;
  const { authority, offset, encryptionHint, notes } = surroundings.value;
  const split = splitPort(authority);
  if (!split.ok) return split;
  const host = readHost(split.value.host, split.value.bracketed, offset, options.policy);
  if (!host.ok) return host;
  const port = readPort(split.value.port, options.knownPorts);
  if (!port.ok) return port;
  const allNotes = quoted ? ['The quotation marks were left out.', ...notes] : notes;
  return success({ ...host.value, port: port.value, encryptionHint, notes: allNotes });
}

/** Quotation marks that people copy along from a mail or a settings file. */
const outerQuotes: readonly RegExp[] = [
  /^"([^"]*)"$/,
  /^'([^']*)'$/,
  /^\u201c([^\u201c\u201d]*)\u201d$/,
  /^\u2018([^\u2018\u2019]*)\u2019$/,
  /^\u00ab([^\u00ab\u00bb]*)\u00bb$/,
];

/** Takes one pair of quotation marks off that stands around the whole text; marks anywhere else stay, and are refused. */
function withoutOuterQuotes(text: string): { readonly trimmed: string; readonly quoted: boolean } {
  for (const pattern of outerQuotes) {
    const inner = pattern.exec(text)?.[1];
    if (inner !== undefined) return { trimmed: inner.trim(), quoted: true };
  }
  return { trimmed: text, quoted: false };
}

type Split = { readonly host: string; readonly bracketed: boolean; readonly port: string | null };

function splitPort(authority: string): Result<Split, TargetRefusal> {
  if (authority.startsWith('[')) {
    const match = /^\[([^[\]]*)\](?::(.*))?$/.exec(authority);
    if (!match)
      return refuseTarget(
        'bad-ipv6',
        'The brackets do not fit; write an IPv6 address with a port as [2606:4700::1]:990.',
      );
    return success({ host: match[1] ?? '', bracketed: true, port: match[2] ?? null });
  }
  const colon = authority.indexOf(':');
  if (colon < 0) return success({ host: authority, bracketed: false, port: null });
  // Two or more colons can only be an IPv6 address: its last group is never taken for a port.
  if (authority.indexOf(':', colon + 1) >= 0)
    return success({ host: authority, bracketed: false, port: null });
  return success({ host: authority.slice(0, colon), bracketed: false, port: authority.slice(colon + 1) });
}

function readPort(text: string | null, knownPorts: readonly number[]): Result<number | null, TargetRefusal> {
  if (text === null) return success(null);
  if (!/^[1-9][0-9]{0,5}$/.test(text) || Number(text) > 65535) {
    return refuseTarget(
      'bad-port',
      'A port is a whole number from 1 to 65535; write it after a colon or leave it out.',
    );
  }
  const port = Number(text);
  const refused = allowControlPort(port, knownPorts);
  return refused ? refuseTarget('port-not-allowed', refused) : success(port);
}

type Host = Pick<ParsedTarget, 'host' | 'asciiHost' | 'displayHost' | 'isAddress'>;

function readHost(
  text: string,
  bracketed: boolean,
  offset: number,
  policy: TargetPolicy,
): Result<Host, TargetRefusal> {
  const address = bracketed && !text.includes(':') ? null : parseAddress(text);
  if (address) {
    const refused = allowAddress(policy, address);
    if (refused) return refuseTarget('address-not-allowed', refused);
    return success({
      host: address.text,
      asciiHost: address.text,
      displayHost: address.text,
      isAddress: true,
    });
  }
  if (bracketed || text.includes(':')) return refuseIpv6(text);
  const name = parseName(text, offset);
  if (!name.ok) return name;
  const { ascii, unicode } = name.value;
  const refused = allowName(policy, ascii);
  if (refused) return refuseTarget('name-not-allowed', refused);
  const displayHost = ascii === unicode ? ascii : `${unicode} (${ascii})`;
  return success({ host: unicode, asciiHost: ascii, displayHost, isAddress: false });
}

function refuseIpv6(text: string): Refused {
  if (text.includes('%')) {
    return refuseTarget(
      'zone',
      'An address with a zone (after %) works only within one local network; enter the public name or address.',
    );
  }
  return refuseTarget(
    'bad-ipv6',
    'This is not a valid IPv6 address; enter the name, or an address such as 2606:4700::1.',
  );
}
