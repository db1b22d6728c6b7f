/** Top-level names that lead nowhere on the public internet (RFC 6761, 6762, 7686, 8375, 9476; ICANN for `internal`). */
const specialEndings: ReadonlyMap<string, string> = new Map([
  ['localhost', 'always means the computer itself'],
  ['localdomain', 'is used inside one network only'],
  ['local', 'is used inside one network only'],
  ['internal', 'is used inside one network only'],
  ['invalid', 'is reserved and never exists'],
  ['test', 'is reserved for testing'],
  ['example', 'is reserved for documentation'],
  ['onion', 'exists only in the Tor network'],
  ['alt', 'is reserved for other name systems'],
  ['arpa', 'is reserved for running the internet itself'],
]);

export interface SpecialEnding {
  readonly ending: string;
  /** Continues the sentence "A name ending in .local ...". */
  readonly what: string;
}

/** The special top-level name that a canonical name ends in, or null. `localhost.example.net` ends in none. */
export function specialEnding(host: string): SpecialEnding | null {
  const ending = host.slice(host.lastIndexOf('.') + 1);
  const what = specialEndings.get(ending);
  return what === undefined ? null : { ending, what };
}
