/** Control, format, private-use and line-separating characters, and half surrogate pairs. */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

const visible = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * Text of a stranger as one harmless line: control, invisible and direction-changing characters are spelled out,
 * and the result has at most `limit` UTF-16 units, cut between characters. Markup stays text; showing it as such
 * is the page's duty.
 */
export function inertText(text: string, limit: number): string {
  const escaped = text.slice(0, limit * 2).replace(unsafe, visible);
  if (escaped.length <= limit) return escaped;
  const cut = escaped.slice(0, limit - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
