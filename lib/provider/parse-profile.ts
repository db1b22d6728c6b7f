import type { z } from 'zod';
import { type Result, refusal, success } from '@/lib/result';
import { type Profile, profileSchema } from './profile';

/** One thing that is wrong: where, and what must be there. */
export interface ProfileFault {
  /** `controlPorts[2].port`; empty for the profile as a whole. */
  readonly path: string;
  /** `must be at most 65535`. */
  readonly message: string;
}

/**
 * Checks a profile as it was read from JSON.
 *
 * @returns the profile, or every fault with its path; a fault reads as `path: message`
 */
export function parseProfile(json: unknown): Result<Profile, readonly ProfileFault[]> {
  const result = profileSchema.safeParse(json, { error: say });
  if (result.success) return success(result.data);
  return refusal(result.error.issues.flatMap(faultsOf));
}

function faultsOf(issue: z.core.$ZodIssue): ProfileFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      message: 'is not a known field',
    }));
  return [{ path: pathText(issue.path), message: issue.message }];
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

const kinds: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
};

/** Words for what zod found. A message given in the schema itself wins over these. */
function say(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'is missing' : `must be ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  if (issue.code === 'too_small') return sizeText(issue.origin, 'at least', issue.minimum);
  if (issue.code === 'too_big') return sizeText(issue.origin, 'at most', issue.maximum);
  if (issue.code === 'invalid_union') return 'must be one of "unknown", "list", "file", "url"';
  return undefined;
}

function sizeText(origin: string, bound: string, limit: number | bigint): string {
  if (origin === 'string') return `must have ${bound} ${limit} characters`;
  if (origin === 'array') return `must have ${bound} ${limit} entries`;
  return `must be ${bound} ${limit}`;
}
