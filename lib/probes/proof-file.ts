const words = 'This file was uploaded by a connection test and may be deleted.\r\nline two\nline three\r\n';

/**
 * A file of ours: a name that nobody else has, and content in which every kind of damage shows: all byte values, both
 * line ends, and no part like another.
 * @param bytes its length; null for one that fits into a single packet, also where packets must be small
 */
export function makeProofFile(bytes: number | null): { fileName: string; content: Uint8Array } {
  const [random] = crypto.randomUUID().split('-');
  const text = new TextEncoder().encode(words);
  const content = new Uint8Array(bytes ?? text.length + 256);
  content.set(text.subarray(0, content.length));
  let state = 1;
  for (let index = text.length; index < content.length; index++) {
    // Every value once, then numbers that neither repeat nor compress.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const first = index - text.length < 256;
    content[index] = first ? (index - text.length) * 7 : state >>> 24;
  }
  return { fileName: `portside-test-${random}.bin`, content };
}
