/** A web link as one word of printable ASCII, or null when the text is none. At most 500 characters. */
export function safeLink(text: string): string | null {
  // Checked before parsing, because the parser silently drops line breaks.
  if (text.length > 500 || !/^[!-~]+$/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return !/["'`<>\\^{|}]/.test(url.href) ? url.href : null;
}
