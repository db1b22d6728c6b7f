import { type Result, refusal, success } from '@/lib/result';
import type { KitOrder } from './kit-order';
import { type KitRefusal, kitValues } from './kit-values';

/** The language of a script: POSIX sh, or PowerShell 5.1 and 7. */
export type KitKind = 'sh' | 'ps1';

const begin = '# -- values --';
const end = '# -- end of values --';

/** Both languages read what stands between single quotes as it is; harmless values hold no quote. */
const assignment: Readonly<Record<KitKind, (name: string, value: string) => string>> = {
  sh: (name, value) => `${name}='${value}'`,
  ps1: (name, value) => `$${name} = '${value}'`,
};

/**
 * Fills the values of an order into a script. The same order gives the same bytes, for a checksum on the page.
 * @param template the text of `portside-check.sh` or `portside-check.ps1`; its values are replaced, and nothing else
 */
export function renderKit(kind: KitKind, order: KitOrder, template: string): Result<string, KitRefusal> {
  const values = kitValues(order);
  if (!values.ok) return values;
  const lines = template.split(/\r?\n/);
  const from = lines.indexOf(begin);
  const to = lines.indexOf(end);
  if (from < 0 || to < from || lines.lastIndexOf(begin) !== from) return refusal('bad-template');
  const write = assignment[kind];
  const names = lines.slice(from + 1, to).map((line) => /^\$?([A-Z_]+) ?=/.exec(line)?.[1]);
  if (names.join() !== values.value.map(([name]) => name).join()) return refusal('bad-template');
  const block = values.value.map(([name, value]) => write(name, value));
  const text = [...lines.slice(0, from + 1), ...block, ...lines.slice(to)].join('\n');
  // Windows PowerShell reads a script without a byte order mark in the machine's code page; ours is plain ASCII.
  return success(kind === 'ps1' ? text.replaceAll('\n', '\r\n') : text);
}
