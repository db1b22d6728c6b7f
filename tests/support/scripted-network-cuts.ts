/** How the bytes of one send are cut into arrivals. */
export type Cuts = 'whole' | 'bytes' | { readonly seed: number } | { readonly at: number };

/** Cuts bytes; the same seed and length give the same pieces. */
export function cutBytes(bytes: Uint8Array, cuts: Cuts): Uint8Array[] {
  if (cuts === 'whole') return [bytes];
  if (cuts === 'bytes') return Array.from(bytes, (byte) => Uint8Array.of(byte));
  // One cut, at the same place of every send that is long enough.
  if ('at' in cuts)
    return cuts.at > 0 && cuts.at < bytes.length ? [bytes.slice(0, cuts.at), bytes.slice(cuts.at)] : [bytes];
  const random = generator(cuts.seed + bytes.length);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = at + 1 + Math.floor(random() * 12);
    pieces.push(bytes.slice(at, next));
    at = next;
  }
  return pieces;
}

/** Numbers from 0 to 1, repeatable (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
