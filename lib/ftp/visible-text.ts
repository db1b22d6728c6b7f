import { inertText } from '@/lib/net/inert-text';

/**
 * Text of a stranger with its control, invisible and direction-changing characters spelled out. Line feeds stay and
 * tabs become spaces, because replies and listings are made of them.
 * @param limit UTF-16 units of the result
 */
export function visibleText(text: string, limit: number): string {
  const shown: string[] = [];
  let left = limit;
  for (const line of text.slice(0, limit * 2).split('\n')) {
    if (left <= 0) break;
    const inert = inertText(line.replaceAll('\t', ' '), left);
    shown.push(inert);
    left -= inert.length + 1;
  }
  return shown.join('\n');
}
