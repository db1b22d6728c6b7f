import { parseProfile } from './parse-profile';
import type { Profile } from './profile';
import filesCom from './profiles/files-com.json';
import generic from './profiles/generic.json';

/** The profiles that come with Portside, as JSON. `generic` stands for every service that nobody described. */
const files: readonly unknown[] = [filesCom, generic];

/** The profiles that come with Portside, checked. */
export const builtInProfiles: readonly Profile[] = files.map((json) => {
  const parsed = parseProfile(json);
  if (parsed.ok) return parsed.value;
  const faults = parsed.reason.map((fault) => `${fault.path}: ${fault.message}`);
  throw new Error(`A built-in profile is wrong:\n${faults.join('\n')}`);
});
