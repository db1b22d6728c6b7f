import { readAddressLines } from '@/lib/provider/read-address-lines';
import { type Result, refusal } from '@/lib/result';

const largestList = 1024 * 1024;
const limitMs = 10_000;

/** Reads a list from the address that an operator put in a profile: at most 1 MiB within ten seconds. */
export async function fetchAddressList(url: string): Promise<Result<readonly string[], readonly string[]>> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(limitMs),
      headers: { accept: 'text/plain' },
      cache: 'no-store',
    });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return refusal([`the web server answered ${response.status}`]);
    }
    const text = await readText(response.body);
    return text === null ? refusal(['must be at most 1 MiB']) : readAddressLines(text);
  } catch (error) {
    return refusal([`cannot be reached: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** The whole text, or null when it is too long. */
async function readText(body: ReadableStream<Uint8Array>): Promise<string | null> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > largestList) {
      await reader.cancel();
      return null;
    }
  }
}
