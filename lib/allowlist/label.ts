/** Longest label: fits the comment of every firewall that is written for (the smallest is nftables, 128 bytes). */
const longest = 60;

/**
 * Makes free text safe inside a rule file: only letters, digits, blank, dot, underscore and hyphen stay, every other
 * character becomes an underscore, and the rest is cut off. The result is one line and never empty.
 */
export function label(text: string): string {
  const safe = Array.from(text.normalize('NFC'), (sign) => (/[A-Za-z0-9 ._-]/.test(sign) ? sign : '_')).join(
    '',
  );
  return safe.replace(/ +/g, ' ').trim().slice(0, longest).trim() || '_';
}
