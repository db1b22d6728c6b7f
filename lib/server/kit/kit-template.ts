import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { KitKind } from '@/lib/kit/render-kit';

/** The text of the script before its values are filled in, as it stands in the source. */
export const kitTemplate = (kind: KitKind): Promise<string> =>
  readFile(path.join(/*turbopackIgnore: true*/ process.cwd(), 'lib/kit', `portside-check.${kind}`), 'utf8');
