/** JSON as it was read, before anything about it is known. */
export type JsonObject = { readonly [key: string]: unknown };

/** True for what `{…}` in JSON gives. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Lays the given fields over another profile: objects are merged field by field, everything else (lists too) is
 * replaced as a whole. An object with another `kind` replaces its predecessor, since its fields mean other things.
 * The result is not checked; give it to `parseProfile`.
 */
export function extendProfile(base: JsonObject, given: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(given)) {
    const before = Object.hasOwn(base, key) ? base[key] : undefined;
    const mergeable = isJsonObject(before) && isJsonObject(value) && !changesKind(before, value);
    const next = mergeable ? extendProfile(before, value) : value;
    // Plain assignment would let the key "__proto__" change the object's prototype.
    Object.defineProperty(merged, key, { value: next, enumerable: true, writable: true, configurable: true });
  }
  return merged;
}

const changesKind = (before: JsonObject, value: JsonObject) => 'kind' in value && value.kind !== before.kind;
