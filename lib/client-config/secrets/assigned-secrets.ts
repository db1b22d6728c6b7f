import { isSecretName } from './secret-name';
import { endOfLine, endOfWord, type SecretPlace, unlessBlank } from './secret-place';

const assignment = /(?<![\w.\\-])([\w.\\-]{1,100})(["']?)[ \t]{0,20}([=:])(?!\/\/)[ \t]{0,20}/g;

type Form = 'markup' | 'object' | 'lines';

/** `name = value`, `name: value`, `name="value"`, `"name": "value"`. */
export function* assignedSecrets(text: string): Generator<SecretPlace> {
  const form = formOf(text);
  let covered = 0;
  for (const match of text.matchAll(assignment)) {
    const [whole, name = '', quote] = match;
    if (match.index < covered || !isSecretName(name)) continue;
    const start = match.index + whole.length;
    const isLine = form === 'lines' && quote === '' && beginsLine(text, match.index);
    const end = isLine ? endOfLine(text, start) : endOfValue(text, start, form, match[3] === ':');
    covered = end;
    // A word of a command goes as a whole: an empty value would seem to be followed by another.
    const isWord =
      form === 'lines' && !isLine && whole === `${name}=` && /\s/.test(text[match.index - 1] ?? '');
    if (isWord && end > start) yield { start: match.index, end };
    else yield* unlessBlank(text, start, end);
  }
}

function formOf(text: string): Form {
  const first = text.slice(0, 2000);
  if (/^[\s\ufeff]*</.test(first)) return 'markup';
  return /^[\s\ufeff]*(?:\/\/[^\n]*\s+)*[{[]\s*["{/[}]/.test(first) ? 'object' : 'lines';
}

/** Blanks, or the sign of a comment, are all that stands before it. */
const beginsLine = (text: string, at: number): boolean =>
  /(?:^|[\r\n\ufeff])[^\S\n]*[#;]?[^\S\n]*$/.test(text.slice(Math.max(0, at - 40), at));

const inMarkup = /"[^"<]*"|'[^'<]*'|[^\s<>]*/y;
const inObject = /"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"|'[^'\r\n]*'|[^\s,}\]]*/y;
const afterColon = /[^\s"',;&]*/y;

function endOfValue(text: string, start: number, form: Form, isColon: boolean): number {
  if (form === 'lines' && (!isColon || /["']/.test(text[start] ?? ''))) return endOfWord(text, start);
  const pattern = form === 'markup' ? inMarkup : form === 'object' ? inObject : afterColon;
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}
