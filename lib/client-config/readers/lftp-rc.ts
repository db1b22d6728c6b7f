import type { ConfigReader } from '../config-reader';
import { found, known, numberFound, portFound, vocabulary } from '../found';
import { encryptionOf, schemeOf } from '../lftp-encryption';
import type { ClientSettings, Found, SettingName, Token } from '../setting';
import { type FtpUrl, readFtpUrl, textStart } from '../syntax/ftp-url';
import { readWords, type Word } from '../syntax/words';
import { tlsRank, tlsVersions } from '../tls-version';

const modes = vocabulary([
  ['passive', 'yes'],
  ['active', 'no'],
  ['passive', 'true'],
  ['passive', 'on'],
  ['passive', '1'],
  ['active', 'false'],
  ['active', 'off'],
  ['active', '0'],
]);
const protections = vocabulary([
  ['private', 'yes'],
  ['clear', 'no'],
  ['private', 'true'],
  ['private', 'on'],
  ['clear', 'false'],
  ['clear', 'off'],
]);

/** lftp's settings and scripts: `set` lines, and `open` with an address. */
export const lftpRc: ConfigReader = {
  id: 'lftp-rc',
  client: 'lftp',
  file: '.lftprc, ~/.config/lftp/rc, or a script',
  fileName: 'lftprc',
  where: {
    host: 'the address behind "open"',
    port: 'the number behind "open -p", or in the address',
    encryption: '~/.lftprc: set ftp:ssl-force yes',
    dataProtection: '~/.lftprc: set ftp:ssl-protect-data yes',
    mode: '~/.lftprc: set ftp:passive-mode yes',
    timeout: '~/.lftprc: set net:timeout',
    retries: '~/.lftprc: set net:max-retries, which counts the first try as well',
    retryDelay: '~/.lftprc: set net:reconnect-interval-base',
    parallel: '~/.lftprc: set net:connection-limit',
    tlsMin: '~/.lftprc: set ssl:priority',
    tlsMax: '~/.lftprc: set ssl:priority',
    proxy: '~/.lftprc: set ftp:proxy',
  },
  recognises: (text) =>
    /(?:^|[;"'\n])[ \t\ufeff]*set[ \t]+(?:ftp|net|ssl|ftps|xfer|dns|mirror|cmd|file):?[\w-]/m.test(text)
      ? 0.9
      : /(?:^|\s)lftp\s|^[ \t]*open[ \t]+(?:-\w+[ \t]+\S+[ \t]+)*ftps?:\/\//m.test(text)
        ? 0.7
        : 0,
  read(text) {
    const commands = commandsOf(text);
    const set = settingsOf(commands);
    const of = (name: string) => set.get(name);
    const shared = sharedSettings(of);
    const sites = commands.flatMap((words) => openedSite(words, text, of, shared));
    if (sites.length > 0) return sites;
    const encryption = encryptionOf(null, of, text);
    const settings = known({ ...shared, encryption });
    return Object.keys(settings).length > 0 ? [{ name: null, isFtp: true, settings }] : [];
  },
};

/** The words of each command, those behind `lftp -e` and `lftp -c` among them. */
function commandsOf(text: string): readonly (readonly Word[])[] {
  const commands: Word[][] = [[]];
  let previous = '';
  for (const word of readWords(text)) {
    if (/^-[ec]$/.test(previous)) {
      const start = textStart(word, text);
      const inner = readWords(text.slice(start, word.end - (start - word.start)));
      commands.push([]);
      for (const one of inner) {
        commands.at(-1)?.push({ ...one, start: one.start + start, end: one.end + start });
        if (one.last) commands.push([]);
      }
    } else commands.at(-1)?.push(word);
    previous = word.value;
    if (word.last) commands.push([]);
  }
  return commands;
}

/** The last value of each setting; one for a single host, as in `ftp:passive-mode/host`, counts as well. */
function settingsOf(commands: readonly (readonly Word[])[]): ReadonlyMap<string, Token> {
  const set = new Map<string, Token>();
  for (const [command, ...rest] of commands) {
    if (command?.value !== 'set') continue;
    const [name, value] = rest[0]?.value === '-a' ? rest.slice(1) : rest;
    if (name && value) set.set(name.value.split('/', 1)[0] ?? '', value);
  }
  return set;
}

function sharedSettings(of: (name: string) => Token | undefined): ClientSettings['settings'] {
  const proxy = of('ftp:proxy');
  const address = of('ftp:port-ipv4');
  return known({
    mode: modes.found(of('ftp:passive-mode')),
    dataProtection: protections.found(of('ftp:ssl-protect-data')),
    timeout: interval(of('net:timeout')),
    retries: retries(of('net:max-retries')),
    retryDelay: interval(of('net:reconnect-interval-base')),
    parallel: numberFound(of('net:connection-limit')),
    proxy: found(proxy, proxy?.value, () => null),
    charset: found(of('ftp:charset'), of('ftp:charset')?.value),
    activeAddress: found(address, address?.value),
    ...tlsRange(of('ssl:priority')),
  });
}

/** `90`, `90s`, `5m`, `1h`; `never` waits for ever. */
function interval(token: Token | undefined): Found | undefined {
  const parts = /^(\d{1,6})([smhd]?)$/i.exec(token?.value ?? '');
  const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[parts?.[2]?.toLowerCase() || 's'] ?? 1;
  const seconds = /^(?:never|inf|infinity)$/i.test(token?.value ?? '') ? 0 : parts && Number(parts[1]) * unit;
  return found(token, seconds);
}

/** lftp counts tries, and without an end where it is told 0. */
function retries(token: Token | undefined): Found | undefined {
  const tries = numberFound(token);
  if (!token || typeof tries?.value !== 'number' || tries.value === 0) return undefined;
  return found(token, tries.value - 1, (wanted) => (typeof wanted === 'number' ? String(wanted + 1) : null));
}

/** Versions that a priority string of GnuTLS leaves; nothing where it does not speak of versions. */
function tlsRange(token: Token | undefined): Partial<Record<SettingName, Found | undefined>> {
  const steps = (token?.value ?? '').toUpperCase().split(':');
  if (!steps.some((step) => /^[-+!]VERS-/.test(step))) return {};
  const left = new Set<string>(tlsVersions);
  for (const step of steps) {
    const [, sign, name] = /^([-+!])VERS-(?:TLS)?-?(ALL|\d\.\d)$/.exec(step) ?? [];
    const named = tlsVersions.filter(
      (version, rank) => name === 'ALL' || name === `1.${rank}` || version === `TLSv${name}`,
    );
    for (const version of named)
      if (sign === '+') left.add(version);
      else left.delete(version);
  }
  const kept = [...left].sort((a, b) => tlsRank(a) - tlsRank(b));
  return { tlsMin: found(token, kept[0], () => null), tlsMax: found(token, kept.at(-1), () => null) };
}

/** `open [-u name] [-p port] address`, and the same words behind `lftp`. */
function openedSite(
  words: readonly Word[],
  text: string,
  of: (name: string) => Token | undefined,
  shared: ClientSettings['settings'],
): readonly ClientSettings[] {
  const place = words.findIndex(({ value }) => value === 'open' || value === 'lftp');
  if (place === -1) return [];
  let url: FtpUrl | null = null;
  let port: Word | undefined;
  let host: Word | undefined;
  for (let at = place + 1; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    if (word.value === '-p') port = words[at + 1];
    if (/^-[upecfs]$|^--(?:user|password|env-password)$/.test(word.value)) at += 1;
    else if (/^ftps?:\/\//i.test(word.value)) {
      const start = textStart(word, text);
      url = readFtpUrl(text.slice(start, word.end), start);
    } else if (!word.value.startsWith('-') && /^[\w.-]+\.[\w-]+$/.test(word.value)) host = word;
  }
  const named = url?.host ?? host;
  if (!named) return [];
  return [
    {
      name: null,
      isFtp: true,
      settings: known({
        ...shared,
        host: found(named, named.value),
        port: portFound(port) ?? portFound(url?.port ?? undefined),
        encryption: encryptionOf(url && schemeOf(url), of, text),
      }),
    },
  ];
}
