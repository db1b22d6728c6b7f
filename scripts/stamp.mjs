import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Made by the set-up itself, so not an input of it. */
const MADE = new Set(['generated', 'node_modules']);

function* filesBelow(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isFile()) yield place;
  if (!found.isDirectory()) return;
  for (const name of readdirSync(place).sort())
    if (!MADE.has(name)) yield* filesBelow(path.join(place, name));
}

/** A hash over the names and contents of files and folders below `root`, and over further facts. */
export function fingerprint(root, places, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const place of places) {
    for (const file of filesBelow(path.join(root, place))) {
      const content = readFileSync(file);
      hash.update(`\n${path.relative(root, file)} ${content.length}\n`).update(content);
    }
  }
  return hash.digest('hex');
}

const stampFile = (folder) => path.join(folder, '.portside-stamp');

/** Whether what lies in `folder` was made from these inputs. */
export function isCurrent(folder, inputs) {
  try {
    return readFileSync(stampFile(folder), 'utf8') === inputs;
  } catch {
    return false;
  }
}

/** Remembers in `folder` what it was made from. */
export function stamp(folder, inputs) {
  writeFileSync(stampFile(folder), inputs);
}
