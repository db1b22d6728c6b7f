import type { Profile } from './profile';

/** The profile for a service that nobody has described. */
const genericProfileId = 'generic';

/**
 * The profile whose name pattern fits a host; the one named `generic` when none does.
 *
 * A pattern is a name, or `*.` and a name, which fits every name below it but not the name itself. Of several
 * that fit, the longest decides; of equals, the first.
 *
 * @param host canonical: small letters, no trailing dot; an address fits no pattern
 * @throws when there is no generic profile to fall back on
 */
export function chooseProfile(host: string, profiles: readonly Profile[]): Profile {
  let best: { profile: Profile; length: number } | undefined;
  for (const profile of profiles)
    for (const pattern of profile.hostPatterns)
      if (fits(host, pattern) && pattern.length > (best?.length ?? 0))
        best = { profile, length: pattern.length };
  const chosen = best?.profile ?? profiles.find((profile) => profile.id === genericProfileId);
  if (!chosen) throw new Error(`There is no profile named "${genericProfileId}".`);
  return chosen;
}

function fits(host: string, pattern: string): boolean {
  return pattern.startsWith('*.')
    ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1
    : host === pattern;
}
