import type { Token } from '../setting';

/** A word of a command line. */
export interface Word extends Token {
  /** True: the next word belongs to another command. */
  readonly last: boolean;
}

const wordLimit = 4000;

/**
 * Takes a command line, or lines of commands, apart as shells do: quotes, backslash, and lines that go on after a
 * backslash (POSIX), a caret (cmd.exe) or a backtick (PowerShell). Variables stay as written. `#` begins a comment at
 * the beginning of a word. One pass.
 *
 * @param separators characters that end a command beside the line end
 */
export function readWords(text: string, separators = ';'): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  const endCommand = () => {
    const last = words.at(-1);
    if (last && !last.last) words[words.length - 1] = { ...last, last: true };
  };
  while (at < text.length && words.length < wordLimit) {
    const character = text[at] ?? '';
    const going = '\\^`'.includes(character) ? /^.\r?\n/.exec(text.slice(at, at + 3)) : null;
    if (going) at += going[0].length;
    else if (character === '\n' || separators.includes(character)) {
      endCommand();
      at += 1;
    } else if (/[\s\ufeff]/.test(character)) at += 1;
    else if (character === '#') at = endOfLine(text, at);
    else {
      const word = readWord(text, at, separators);
      words.push(word);
      at = word.end;
    }
  }
  endCommand();
  return words;
}

const endOfLine = (text: string, at: number): number => {
  const feed = text.indexOf('\n', at);
  return feed === -1 ? text.length : feed;
};

function readWord(text: string, start: number, separators: string): Word {
  const value: string[] = [];
  let quote = '';
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote === '' && (/\s/.test(character) || separators.includes(character))) break;
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === '\\' && quote !== "'" && at + 1 < text.length) {
      const next = text[at + 1] ?? '';
      if (next === '\n' || next === '\r') {
        if (quote === '') break;
      } else if (quote === '' || next === '"' || next === '\\') {
        value.push(next);
        at += 1;
        continue;
      }
      value.push(character);
    } else value.push(character);
  }
  return { value: value.join(''), start, end: at, last: false };
}
