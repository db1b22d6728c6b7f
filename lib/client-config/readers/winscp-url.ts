import type { ConfigReader } from '../config-reader';
import { found, known, numberFound, portFound, vocabulary } from '../found';
import type { ClientSettings, Edit, Found, SettingValue, Token } from '../setting';
import { type FtpUrl, readFtpUrl, textStart } from '../syntax/ftp-url';
import { readWords, type Word } from '../syntax/words';
import { winscpSettings, winscpWhere } from '../winscp-settings';

/** In WinSCP, `ftps` encrypts from the start and `ftpes` after a start in clear. */
const schemes = vocabulary([
  ['plain', 'ftp'],
  ['implicit', 'ftps'],
  ['explicit', 'ftpes'],
]);
const modes = vocabulary([
  ['passive', 'on'],
  ['active', 'off'],
]);
const opening = /(?:^|[\s"'])(?:ftp|ftps|ftpes):\/\/[^\s"']/i;

/** Addresses of sessions, alone or in an `open` command of a script. */
export const winscpUrl: ConfigReader = {
  id: 'winscp-url',
  client: 'WinSCP',
  file: 'a session address such as ftpes://ftp.example.com/, or a script with "open"',
  fileName: 'winscp-script.txt',
  where: winscpWhere,
  recognises(text) {
    if (!opening.test(text)) return 0;
    if (/\bwinscp(?:\.com|\.exe)?\b|\bftpes:\/\/|-rawsettings\b|\s-passive=/i.test(text)) return 0.8;
    return text.trim().split('\n').length === 1 && /^[\s\ufeff]*["']?ftps?:/i.test(text) ? 0.4 : 0;
  },
  read: (text) => {
    const commands = commandsOf(text);
    return commands.flatMap((words) => {
      const index = words.findIndex((word) => /^(?:ftp|ftps|ftpes):\/\//i.test(word.value));
      const word = words[index];
      const url = word && readFtpUrl(text.slice(textStart(word, text), word.end), textStart(word, text));
      return url ? [session(url, words.slice(index + 1), text)] : [];
    });
  },
};

/** The words of each command; a command in quotes, as behind `/command`, is taken apart as well. */
function commandsOf(text: string): readonly (readonly Word[])[] {
  const commands: Word[][] = [[]];
  for (const word of readWords(text)) {
    const isCommand = /^open\s/i.test(word.value);
    if (isCommand) {
      const start = textStart(word, text);
      // A quote within it is doubled, as WinSCP has it.
      const inner = readWords(text.slice(start, word.end - (start - word.start)));
      commands.push(
        inner.map((one) => ({ ...one, start: one.start + start, end: one.end + start })),
        [],
      );
    } else commands.at(-1)?.push(word);
    if (word.last) commands.push([]);
  }
  return commands;
}

function session(url: FtpUrl, switches: readonly Word[], text: string): ClientSettings {
  const raw = new Map<string, Token>();
  let isRaw = false;
  for (const word of switches) {
    if (/^-rawsettings$/i.test(word.value)) isRaw = true;
    else if (isRaw || word.value.startsWith('-')) {
      const equals = word.value.indexOf('=');
      const key = (equals === -1 ? word.value : word.value.slice(0, equals)).toLowerCase();
      const from = text.indexOf('=', word.start) + 1;
      raw.set(
        key,
        equals === -1 ? word : { value: word.value.slice(equals + 1), start: from, end: word.end },
      );
    }
  }
  const end = isRaw ? (switches.at(-1)?.end ?? null) : null;
  const named = winscpSettings(
    (name) => raw.get(name),
    (added) => (end === null ? [] : [{ start: end, end, text: added.map((one) => ` ${one}`).join('') }]),
  );
  const { mode, encryption, ...others } = named;
  return {
    name: null,
    isFtp: true,
    settings: known({
      ...others,
      host: found(url.host, url.host.value),
      port: portFound(url.port ?? undefined),
      encryption: encryptionOf(url, raw) ?? (raw.has('ftps') ? encryption : undefined),
      mode: modes.found(raw.get('-passive')) ?? (raw.has('ftppasvmode') ? mode : undefined),
      timeout: numberFound(raw.get('-timeout')) ?? others.timeout,
    }),
  };
}

/** A switch overrides the scheme. */
function encryptionOf(url: FtpUrl, switches: ReadonlyMap<string, Token>): Found | undefined {
  const override = switches.get('-explicit') ?? switches.get('-implicit');
  if (!override) return schemes.found(url.scheme);
  return {
    value: override.value.slice(1).toLowerCase(),
    at: override.start,
    change: (wanted: SettingValue): readonly Edit[] | null =>
      wanted === 'plain' ? null : [{ start: override.start, end: override.end, text: `-${wanted}` }],
  };
}
