import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * Links the shared libraries of the built-in database under the names that its programs load. Archives of
 * npm carry no links; the packages make them in an install script, and install scripts do not run here.
 *
 * @param scope the folder of the database packages, one per platform; missing where there is none
 */
export function linkDatabaseLibraries(scope) {
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const folder = path.join(scope, name);
    const list = path.join(folder, 'native/pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = path.join(folder, target);
      if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    }
  }
}
