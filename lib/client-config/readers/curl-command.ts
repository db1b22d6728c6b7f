import type { ConfigReader } from '../config-reader';
import { type CurlOption, curlSettings, shortOptions, valueOptions } from '../curl-options';
import { curlWhere } from '../curl-where';
import type { ClientSettings } from '../setting';
import { readFtpUrl, textStart } from '../syntax/ftp-url';
import { readWords, type Word } from '../syntax/words';

const program = /^(?:\S{0,200}[\\/])?curl(?:\.exe)?$/i;

/** Command lines of curl, one or many, as they stand in scripts. */
export const curlCommand: ConfigReader = {
  id: 'curl-command',
  client: 'curl',
  file: 'a command line of curl',
  fileName: 'curl-command.txt',
  where: curlWhere('--'),
  recognises: (text) =>
    /(?:^|[\s"'\\/;&|(`$])curl(?:\.exe)?["']?[ \t]+\S/m.test(text) &&
    /\bftps?:\/\/|\s--?(?:ftp|ssl)\b/i.test(text)
      ? 0.8
      : 0,
  read(text) {
    const sites: ClientSettings[] = [];
    let command: Word[] | null = null;
    for (const word of readWords(text, ';|&()')) {
      if (command === null && program.test(word.value)) command = [];
      command?.push(word);
      if (!word.last || command === null) continue;
      sites.push(...sitesOf(command, text));
      command = null;
    }
    return sites;
  },
};

function sitesOf([curl, ...words]: readonly Word[], text: string): readonly ClientSettings[] {
  if (!curl) return [];
  const options: CurlOption[] = [];
  const urls: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const read = readOption(word, words[at + 1]);
    if (!read) urls.push(word);
    else {
      options.push(...read.options);
      if (read.takesNext) at += 1;
    }
  }
  const addresses = [
    ...urls,
    ...options.flatMap(({ name, value }) => (name === 'url' && value ? [value] : [])),
  ];
  const spelling = {
    write: (option: string) => `--${option}`,
    add: (option: string) => [{ start: curl.end, end: curl.end, text: ` --${option}` }],
  };
  return addresses.flatMap((word) => {
    const start = textStart(word, text);
    const url = readFtpUrl(text.slice(start, word.end), start);
    return url && /^ftps?$/i.test(url.scheme.value)
      ? [{ name: null, isFtp: true, settings: curlSettings(url, options, spelling) }]
      : [];
  });
}

/** Null for a word that is no option. */
function readOption(
  word: Word,
  next: Word | undefined,
): { options: readonly CurlOption[]; takesNext: boolean } | null {
  if (word.value.startsWith('--')) {
    const name = word.value.slice(2).toLowerCase();
    const takesNext = valueOptions.has(name) && next !== undefined;
    const end = takesNext ? next.end : word.end;
    return { options: [{ name, start: word.start, end, value: takesNext ? next : undefined }], takesNext };
  }
  return /^-[A-Za-z0-9#:]/.test(word.value) ? readLetters(word, next) : null;
}

/** Letters in one word, as `-svP -`: the first that takes a value takes the rest of the word, or the next one. */
function readLetters(
  word: Word,
  next: Word | undefined,
): { options: readonly CurlOption[]; takesNext: boolean } {
  for (let at = 1; at < word.value.length; at += 1) {
    const known = shortOptions.get(word.value[at] ?? '');
    if (!known) continue;
    const rest = word.value.slice(at + 1);
    if (!known.takesValue) {
      if (word.value.length === 2)
        return { options: [{ name: known.name, start: word.start, end: word.end }], takesNext: false };
      continue;
    }
    const value = rest === '' ? next : { value: rest, start: word.end - rest.length, end: word.end };
    const end = value?.end ?? word.end;
    // Other letters before it must stay when it is written over.
    const name = at === 1 ? known.name : known.name.replace(/^(?=\w)/, 'with-others-');
    return {
      options: [{ name, start: word.start, end, value }],
      takesNext: rest === '' && next !== undefined,
    };
  }
  return { options: [], takesNext: false };
}
