import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { extendProfile, isJsonObject, type JsonObject } from '@/lib/provider/extend-profile';
import { parseProfile } from '@/lib/provider/parse-profile';
import { practiceProfile } from '@/lib/provider/practice-profile';
import type { Profile } from '@/lib/provider/profile';
import { readAddressFile } from './read-address-file';

const largestFile = 1024 * 1024;

export interface LoadedProfile {
  readonly profile: Profile;
  /** Absolute folder of the profile's file, for paths in it; null for a built-in profile. */
  readonly folder: string | null;
}

export interface ProfileSettings {
  readonly profilesFolder: string | undefined;
  readonly tryOut: boolean;
}

/**
 * The built-in profiles and every `*.json` of the operator's folder. A file may build on another profile with
 * `"extends": "<id>"`; a file with the id of a built-in profile takes its place when it says `"replaces": true`.
 *
 * @throws one error that names every fault of every file: `acme.json: controlPorts[2].port: must be …`
 */
export function loadProfiles({ profilesFolder, tryOut }: ProfileSettings): readonly LoadedProfile[] {
  const loaded = new Map<string, LoadedProfile>();
  for (const profile of tryOut ? [practiceProfile, ...builtInProfiles] : builtInProfiles)
    loaded.set(profile.id, { profile, folder: null });
  if (profilesFolder === undefined) return [...loaded.values()];

  const faults: string[] = [];
  const own = new Map<string, LoadedProfile>();
  for (const file of listFiles(profilesFolder)) {
    const read = readProfileFile(path.join(profilesFolder, file), loaded);
    faults.push(...read.faults.map((fault) => `  ${file}: ${fault}`));
    if (!read.entry) continue;
    const { id } = read.entry.profile;
    if (own.has(id)) faults.push(`  ${file}: id: must be used once; "${id}" is in another file as well`);
    own.set(id, read.entry);
  }
  if (faults.length > 0) throw new Error(`These provider profiles cannot be used:\n${faults.join('\n')}`);
  // The operator's own come first, so that of equal patterns theirs decides.
  for (const id of own.keys()) loaded.delete(id);
  return [...own.values(), ...loaded.values()];
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    throw new Error(`The folder of provider profiles cannot be read: ${folder}. Check PORTSIDE_PROFILES.`);
  }
}

type ReadFile = { readonly entry: LoadedProfile | null; readonly faults: readonly string[] };

function readProfileFile(file: string, builtIn: ReadonlyMap<string, LoadedProfile>): ReadFile {
  const json = readJson(file);
  if (typeof json === 'string') return { entry: null, faults: [json] };
  const { extends: baseId, replaces, ...given } = json;
  const base = baseId === undefined ? {} : builtIn.get(String(baseId))?.profile;
  if (!base) {
    const known = [...builtIn.keys()].join(', ');
    return { entry: null, faults: [`extends: must be one of ${known}`] };
  }
  const parsed = parseProfile(extendProfile(base, given));
  if (!parsed.ok)
    return {
      entry: null,
      faults: parsed.reason.map(({ path: at, message }) => (at ? `${at}: ${message}` : message)),
    };
  const profile = parsed.value;
  const folder = path.dirname(path.resolve(file));
  return {
    entry: { profile, folder },
    faults: [...replaceFaults(profile, replaces, builtIn), ...fileFaults(profile, folder)],
  };
}

function replaceFaults(
  profile: Profile,
  replaces: unknown,
  builtIn: ReadonlyMap<string, LoadedProfile>,
): string[] {
  if (replaces !== undefined && typeof replaces !== 'boolean') return ['replaces: must be true or false'];
  if (!builtIn.has(profile.id) || replaces === true) return [];
  return [
    `id: "${profile.id}" is a built-in profile; choose another id, or add "replaces": true to take its place`,
  ];
}

function fileFaults(profile: Profile, folder: string): string[] {
  const { source } = profile.addresses;
  if (source.kind !== 'file') return [];
  const read = readAddressFile(path.resolve(folder, source.path));
  return read.ok ? [] : read.reason.map((fault) => `addresses.source.path: ${fault}`);
}

/** The object in a file, or a sentence saying why there is none. */
function readJson(file: string): JsonObject | string {
  try {
    if (statSync(file).size > largestFile) return 'must be at most 1 MiB';
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isJsonObject(json) ? json : 'must be an object with fields';
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
