import { chooseProfile } from '@/lib/provider/choose-profile';
import type { LoadedProfile } from '@/lib/server/provider/load-profiles';
import { loadedProfiles } from '@/lib/server/provider/profiles';
import { UsageError } from './usage-error';

/** The profile named with `--profile`, else the one whose pattern fits the host. Throws UsageError for an unknown id. */
export function chooseLoadedProfile(id: string | undefined, host: string): LoadedProfile {
  const known = loadedProfiles();
  const wanted =
    id ??
    chooseProfile(
      host,
      known.map(({ profile }) => profile),
    ).id;
  const found = known.find(({ profile }) => profile.id === wanted);
  if (found) return found;
  throw new UsageError(
    `There is no profile "${wanted}". Choose one of ${known.map(({ profile }) => profile.id).join(', ')}.`,
  );
}
