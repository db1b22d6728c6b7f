import { readFileSync } from 'node:fs';
import path from 'node:path';

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/** Whether `node_modules` holds what the lock file names, for example after an `npm install` by hand. */
export function arePackagesInstalled(root) {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const present = lockedPackages(path.join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  const surplus = Object.keys(present).some((place) => !wanted[place]);
  const differs = ([place, { version, optional }]) => {
    if (place === '') return false;
    return present[place] ? present[place].version !== version : !optional;
  };
  return !surplus && !Object.entries(wanted).some(differs);
}
