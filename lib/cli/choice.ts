import { UsageError } from './usage-error';

/** The value of an option that allows a few words only; undefined when it was not given. */
export function choice<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`--${option} must be one of ${allowed.join(', ')}; "${value}" is none.`);
  return found;
}
