import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of code: its path below the project with forward slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

const CODE = /\.(ts|tsx|mjs|css)$/;

/** Every file of code below these folders of the project, generated ones left out. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && CODE.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))
      .filter((file) => !file.includes('/generated/'))
      .sort()
      .map((file) => ({ path: file, text: readFileSync(file, 'utf8') })),
  );
}
