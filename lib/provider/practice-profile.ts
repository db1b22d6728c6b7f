import { extendProfile } from './extend-profile';
import { parseProfile } from './parse-profile';
import type { Profile } from './profile';
import generic from './profiles/generic.json';
import practice from './profiles/practice.json';

/** The profile of the practice servers. Only the try-out has it. */
export const practiceProfile: Profile = readPractice();

function readPractice(): Profile {
  const { extends: _base, ...given } = practice;
  const parsed = parseProfile(extendProfile(generic, given));
  if (!parsed.ok) throw new Error(`practice.json is wrong: ${JSON.stringify(parsed.reason)}`);
  return parsed.value;
}
