import type { Edit, Token } from '../setting';

/** A section of an INI file; keys in small letters, the first of equal keys counts, as it does for Windows. */
export interface IniSection {
  readonly name: string;
  readonly entries: ReadonlyMap<string, Token>;
  /** Adds lines at the end of the section. */
  add(lines: readonly string[]): readonly Edit[];
}

/**
 * Reads `[section]` and `key=value` lines; comments begin with `;` or `#`. Values keep inner blanks and lose outer
 * ones. Lines before the first section belong to one without a name. One pass.
 */
export function readIni(text: string): readonly IniSection[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const sections: IniSection[] = [];
  let name = '';
  let entries = new Map<string, Token>();
  let end = 0;
  const close = () => {
    if (name === '' && entries.size === 0) return;
    const at = end;
    sections.push({
      name,
      entries,
      add: (lines) => [{ start: at, end: at, text: lines.map((line) => eol + line).join('') }],
    });
  };
  for (const { line, start } of linesOf(text)) {
    const header = /^[\s\ufeff]{0,100}\[([^\r\n]{1,1000})\][ \t]*$/.exec(line);
    if (header) {
      close();
      name = header[1] ?? '';
      entries = new Map();
      end = start + line.length;
      continue;
    }
    const entry = readEntry(line, start);
    if (entry === null) continue;
    end = start + line.length;
    if (!entries.has(entry.key)) entries.set(entry.key, entry.token);
  }
  close();
  return sections;
}

function readEntry(line: string, start: number): { key: string; token: Token } | null {
  const equals = line.indexOf('=');
  const key = line.slice(0, Math.max(equals, 0)).trim().toLowerCase();
  if (key === '' || key.length > 200 || key.startsWith(';') || key.startsWith('#')) return null;
  const raw = line.slice(equals + 1);
  const value = raw.trim();
  const from = start + equals + 1 + (raw.length - raw.trimStart().length);
  return { key, token: { value, start: from, end: from + value.length } };
}

/** Lines without their ends, and where each begins. */
export function* linesOf(text: string): Generator<{ readonly line: string; readonly start: number }> {
  let start = 0;
  while (start <= text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    yield { line: text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end), start };
    if (feed === -1) return;
    start = feed + 1;
  }
}
