import { StringDecoder } from 'node:string_decoder';

/** Longest password, in UTF-16 units. */
export const longestPassword = 500;

/** The first line of what is piped in, without its end; null when it is empty. */
export async function readFirstLine(stream: AsyncIterable<Buffer>): Promise<string | null> {
  const decoder = new StringDecoder('utf8');
  let text = '';
  for await (const bytes of stream) {
    text += decoder.write(bytes);
    if (text.includes('\n') || text.length > longestPassword) break;
  }
  const line = (text.split(/\r?\n/)[0] ?? '').slice(0, longestPassword);
  return line === '' ? null : line;
}
