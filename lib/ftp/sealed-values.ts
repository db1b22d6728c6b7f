/** Values that can be found in a text, and not be read from here. */
export interface SealedValues {
  /** The text with every value in it replaced, in whatever case it stands there. */
  replace(text: string, by: string): string;
}

interface Print {
  readonly length: number;
  readonly print: string;
}

/**
 * Keeps of each value its length and a keyed fingerprint of 64 bits: enough to know it again, with one wrong match in
 * 10^19, too little to get it back by anything but guessing.
 */
export function sealValues(values: readonly string[]): SealedValues {
  const key = crypto.getRandomValues(new Uint32Array(2));
  const prints: readonly Print[] = values
    .map((value) => ({ length: value.length, print: fingerprint(folded(value), key) }))
    .sort((a, b) => b.length - a.length);
  const matchAt = (text: string, at: number): number =>
    prints.find(
      ({ length, print }) =>
        at + length <= text.length && fingerprint(text.slice(at, at + length), key) === print,
    )?.length ?? 0;
  return {
    replace: (text, by) => {
      const searched = folded(text);
      let shown = '';
      for (let at = 0; at < text.length; ) {
        const length = matchAt(searched, at);
        shown += length > 0 ? by : text.charAt(at);
        at += Math.max(1, length);
      }
      return shown;
    },
  };
}

/** Small letters, with every character where it was. */
const folded = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const small = text.charAt(at).toLowerCase();
    return small.length === 1 ? small : text.charAt(at);
  }).join('');

/** Two keyed FNV-1a sums with a final mix; long enough against chance, and nothing is kept secret by it. */
function fingerprint(text: string, key: Uint32Array): string {
  let first = key[0] ?? 0;
  let second = key[1] ?? 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit ^ (at & 0xff), 0x85ebca6b);
    second ^= second >>> 13;
  }
  return `${first >>> 0}.${second >>> 0}`;
}
