/** One value of a distinguished encoding (ITU-T X.690): its identifier octet and its content. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
}

/**
 * The values that stand side by side in some bytes, without looking inside them: one level per call, so that depth
 * is up to the caller. Definite lengths of at most four octets and one-octet tags, which is all that certificates
 * and their statuses use.
 * @param limit values that are read at most; what follows is not looked at
 * @returns null when the bytes do not fit together
 */
export function readDer(bytes: Uint8Array, limit: number): DerValue[] | null {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length && values.length < limit; ) {
    const tag = bytes[at] ?? 0;
    const length = readLength(bytes, at + 1);
    if ((tag & 0x1f) === 0x1f || !length) return null;
    const end = length.next + length.value;
    if (end > bytes.length) return null;
    values.push({ tag, content: bytes.subarray(length.next, end) });
    at = end;
  }
  return values;
}

function readLength(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { value: first, next: at + 1 };
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || at + octets >= bytes.length) return null;
  let value = 0;
  for (const octet of bytes.subarray(at + 1, at + 1 + octets)) value = value * 256 + octet;
  return { value, next: at + 1 + octets };
}
