import type { Edit, Found, SettingName, SettingValue, Token } from './setting';

/** Spells a value as the format does; null for what it cannot say. */
export type Spell = (value: SettingValue) => string | null;

/** A setting that stands in a file, changed by writing over it. Undefined where the value means nothing known. */
export const found = (
  token: Token | undefined,
  value: SettingValue | null | undefined,
  spell: Spell = asWritten,
): Found | undefined =>
  token === undefined || value === null || value === undefined || value === ''
    ? undefined
    : {
        value,
        at: token.start,
        change: (wanted) => {
          const text = spell(wanted);
          return text === null ? null : [{ start: token.start, end: token.end, text }];
        },
      };

/** A setting that follows from what the file leaves out; `change` adds it. */
export const leftOut = (
  value: SettingValue,
  change: (value: SettingValue) => readonly Edit[] | null = () => null,
): Found => ({ value, at: null, change });

/** Values of two vocabularies, ours first; both directions from one table. The first spelling of a value is written. */
export function vocabulary(pairs: readonly (readonly [SettingValue, string])[]) {
  return {
    read: (token: Token | undefined): SettingValue | undefined =>
      pairs.find(([, text]) => text.toLowerCase() === token?.value.trim().toLowerCase())?.[0],
    spell: ((value) => pairs.find(([ours]) => ours === value)?.[1] ?? null) satisfies Spell,
    /** The token as a setting. */
    found(token: Token | undefined): Found | undefined {
      return found(token, this.read(token), this.spell);
    },
  };
}

/** Digits and nothing else, up to a day in seconds or a port; null for everything else. */
function wholeNumber(token: Token | undefined, most = 86_400): number | null {
  const text = token?.value.trim() ?? '';
  return /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

/** A whole number that stands in a file, in units of which `per` make one of ours. */
export function numberFound(token: Token | undefined, per = 1, most = 86_400): Found | undefined {
  const value = wholeNumber(token, most * per);
  return found(token, value === null ? null : value / per, (wanted) =>
    typeof wanted === 'number' ? String(wanted * per) : null,
  );
}

export function portFound(token: Token | undefined): Found | undefined {
  const value = wholeNumber(token, 65_535);
  return value === null || value === 0 ? undefined : numberFound(token, 1, 65_535);
}

/** Only what was found: keys without a value would hide that a setting is unknown. */
export function known(
  settings: Readonly<Partial<Record<SettingName, Found | undefined>>>,
): Readonly<Partial<Record<SettingName, Found>>> {
  const kept: Partial<Record<SettingName, Found>> = {};
  for (const [name, value] of Object.entries(settings) as [SettingName, Found | undefined][])
    if (value !== undefined) kept[name] = value;
  return kept;
}

/** A host, numbers of the customer and the like go into the file as they are, where they are plain. */
function asWritten(value: SettingValue): string | null {
  const text = String(value);
  return /^[\w.:-]+$/.test(text) ? text : null;
}
