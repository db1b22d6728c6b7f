import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** How many different lists are remembered per profile, newest first. */
const longestHistory = 50;

const memorySchema = z.strictObject({
  v: z.literal(1),
  url: z.string(),
  /** When the list was last read successfully; ISO. */
  checkedAt: z.iso.datetime(),
  /** Each list that differed from the one before it, newest first, with the date it was first seen. */
  history: z.array(z.strictObject({ at: z.iso.datetime(), entries: z.array(z.string()) })).min(1),
});

/** What is remembered of a profile's address list: the last good copy, and its changes with dates. */
export type AddressMemory = z.infer<typeof memorySchema>;

const fileOf = (dataFolder: string, profileId: string) =>
  path.join(dataFolder, 'addresses', `${profileId}.json`);

/** What is remembered, or null when there is nothing, it cannot be read, or it came from another address. */
export function recallAddresses(dataFolder: string, profileId: string, url: string): AddressMemory | null {
  try {
    const parsed = memorySchema.safeParse(JSON.parse(readFileSync(fileOf(dataFolder, profileId), 'utf8')));
    return parsed.success && parsed.data.url === url ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Adds a list that was just read. The file is replaced in one step, so that a crash leaves the old copy. */
export function rememberAddresses(
  dataFolder: string,
  profileId: string,
  read: { readonly url: string; readonly entries: readonly string[]; readonly at: Date },
): AddressMemory {
  const before = recallAddresses(dataFolder, profileId, read.url)?.history ?? [];
  const at = read.at.toISOString();
  const changed = !before[0] || sorted(before[0].entries) !== sorted(read.entries);
  const history = changed ? [{ at, entries: [...read.entries] }, ...before].slice(0, longestHistory) : before;
  const memory: AddressMemory = { v: 1, url: read.url, checkedAt: at, history };
  const file = fileOf(dataFolder, profileId);
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, JSON.stringify(memory));
  renameSync(draft, file);
  return memory;
}

const sorted = (entries: readonly string[]) => [...entries].sort().join('\n');
