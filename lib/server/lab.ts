/** What the lab setting opens: documentation ranges as CIDR text. Names under `.test` are always open with it. */
export type Lab = { readonly ranges: readonly string[] };

type Block = { readonly bits: 32 | 128; readonly first: bigint; readonly prefix: number };

/** The blocks set aside for documentation: RFC 5737, RFC 3849 and RFC 9637. */
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'];

/**
 * Reads the lab setting: `1`, `true`, `on` or `yes` opens every documentation range, else a list of
 * CIDR blocks inside them and the word `test`.
 *
 * @returns what is open, or a sentence saying why the setting is refused
 */
export function readLab(text: string): Lab | string {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length === 1 && /^(1|true|on|yes)$/.test(words[0] ?? '')) return { ranges: DOCUMENTATION };
  const ranges = words.filter((word) => word !== 'test' && word !== '.test');
  const refused = ranges.filter((range) => !isDocumentation(range));
  if (refused.length === 0) return { ranges };
  return `may open only documentation ranges (${DOCUMENTATION.join(', ')}) and .test, not ${refused.join(', ')}`;
}

function isDocumentation(range: string): boolean {
  const block = readBlock(range);
  if (!block) return false;
  return DOCUMENTATION.some((text) => {
    const outer = readBlock(text);
    if (!outer || outer.bits !== block.bits || block.prefix < outer.prefix) return false;
    const shift = BigInt(outer.bits - outer.prefix);
    return block.first >> shift === outer.first >> shift;
  });
}

function readBlock(text: string): Block | undefined {
  const [, address = '', length = ''] = /^([0-9a-f.:]{2,45})\/(\d{1,3})$/.exec(text) ?? [];
  const groups = address.includes(':') ? ipv6Groups(address) : ipv4Groups(address);
  const bits = address.includes(':') ? 128 : 32;
  const prefix = Number(length);
  if (!groups || prefix > bits) return undefined;
  const size = bits === 128 ? 16n : 8n;
  return { bits, prefix, first: groups.reduce((sum, group) => (sum << size) | BigInt(group), 0n) };
}

function ipv4Groups(text: string): number[] | undefined {
  const parts = text.split('.');
  const good =
    parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return good ? parts.map(Number) : undefined;
}

function ipv6Groups(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half ? half.split(':') : []));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array<string>(missing).fill('0'), ...tail];
  return all.every((group) => /^[0-9a-f]{1,4}$/.test(group))
    ? all.map((group) => Number.parseInt(group, 16))
    : undefined;
}
