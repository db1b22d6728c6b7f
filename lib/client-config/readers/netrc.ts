import type { ConfigReader } from '../config-reader';
import { found, known } from '../found';
import { readWords } from '../syntax/words';

/** Logins by host, which curl, ftp and others share. It says nothing about the connection but the host. */
export const netrc: ConfigReader = {
  id: 'netrc',
  client: 'the programs that use .netrc',
  file: '.netrc',
  fileName: 'netrc',
  where: { host: 'the line "machine" in .netrc' },
  recognises: (text, fileName) =>
    /^[ \t\ufeff]*(?:machine[ \t]+\S|machine[ \t]*$)/m.test(text)
      ? /netrc/i.test(fileName ?? '') || /\b(?:login|user)\s/.test(text)
        ? 0.9
        : 0.5
      : 0,
  read(text) {
    const words = readWords(text, '');
    return words.flatMap((word, index) =>
      words[index - 1]?.value === 'machine'
        ? [{ name: word.value, isFtp: true, settings: known({ host: found(word, word.value) }) }]
        : [],
    );
  },
};
