const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;

/**
 * Decodes the part of a label after `xn--` (RFC 3492 section 6.2).
 * @param text at most 63 letters, digits and hyphens
 * @returns null when it is malformed
 */
export function decodePunycode(text: string): string | null {
  if (!/^[a-z0-9-]{1,63}$/.test(text)) return null;
  const hyphen = text.lastIndexOf('-');
  const output = [...text.slice(0, Math.max(0, hyphen))].map((character) => character.charCodeAt(0));
  let codePoint = 128;
  let bias = 72;
  let position = 0;
  let at = hyphen < 0 ? 0 : hyphen + 1;
  if (at >= text.length) return null;
  while (at < text.length) {
    const before = position;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = at < text.length ? digitOf(text.charCodeAt(at++)) : null;
      if (digit === null) return null;
      position += digit * weight;
      const threshold = Math.min(tMax, Math.max(tMin, k - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
      if (position > 0x7fffffff || weight > 0x7fffffff) return null;
    }
    const length = output.length + 1;
    bias = adapt(position - before, length, before === 0);
    codePoint += Math.floor(position / length);
    if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return null;
    position %= length;
    output.splice(position++, 0, codePoint);
  }
  return String.fromCodePoint(...output);
}

function digitOf(code: number): number | null {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : null;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? damp : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
