import type { PortRange } from './policy';
import { rangeText } from './policy';

/**
 * SHA-256, in small hexadecimal, over what the rules open: direction, protocol, sorted blocks, sorted ports. Names,
 * titles and dates are left out, so that the hash changes exactly when the rules do.
 */
export async function contentHash(entries: readonly string[], ports: readonly PortRange[]): Promise<string> {
  const sortedPorts = [...ports].sort((a, b) => a.from - b.from || a.to - b.to).map(rangeText);
  const text = ['out tcp', ...[...entries].sort(), ...sortedPorts].join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
