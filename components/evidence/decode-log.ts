/** The bytes of a log file as text: UTF-8, or UTF-16 where its byte order mark says so, as Windows likes to write it. */
export function decodeLog(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** UTF-16 units of a log that a form of ours carries; a longer one is sent with its end. */
export const formTextLimit = 300_000;

/** The end of a text as far as a form carries it, from the beginning of a line. */
export function endForForm(text: string): string {
  if (text.length <= formTextLimit) return text;
  const end = text.slice(-formTextLimit);
  const line = end.indexOf('\n');
  return line < 0 ? end : end.slice(line + 1);
}
