import { decodeText } from './decode-text';
import { type Reply, rawLimit } from './reply';

/**
 * A reply out of the bytes of all its lines, line ends included.
 * @param code the code of its last line
 */
export function parseReply(code: number, bytes: Uint8Array): Reply {
  const all = decodeText(bytes).split('\n');
  // The last line ends with a line feed, so the split leaves nothing behind it.
  all.pop();
  const lines = all.map((line) => withoutCode(line.endsWith('\r') ? line.slice(0, -1) : line, code));
  return { code, lines, text: lines.join('\n'), raw: bytes.slice(0, rawLimit) };
}

/** Servers may repeat the code on every line; only lines that start with this very code lose it. */
function withoutCode(line: string, code: number): string {
  if (!line.startsWith(`${code}`)) return line;
  const mark = line.charAt(3);
  return mark === ' ' || mark === '-' || mark === '' ? line.slice(4) : line;
}
