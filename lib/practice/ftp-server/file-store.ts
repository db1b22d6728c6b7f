import { posix } from 'node:path';
import { limits } from './limits';

export type StoredFile = { readonly content: Buffer; readonly modified: Date; readonly builtIn: boolean };
export type StoreOutcome = 'stored' | 'refused' | 'full';

const folders = ['/', '/reports'];

/** The files of one practice server: in memory, bounded, with two fixed folders and two files to look at. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();

  constructor(now: Date) {
    this.#addBuiltIn('/welcome.txt', 'You are connected to a practice server.\n', now);
    this.#addBuiltIn('/reports/example.csv', 'day,files\nMonday,3\nTuesday,5\n', now);
  }

  #addBuiltIn(path: string, text: string, modified: Date): void {
    this.#files.set(path, { content: Buffer.from(text), modified, builtIn: true });
  }

  isFolder(path: string): boolean {
    return folders.includes(path);
  }

  read(path: string): StoredFile | null {
    return this.#files.get(path) ?? null;
  }

  /** Names in a folder, folders first: a null file is a folder. Null when there is no such folder. */
  list(folder: string): readonly { name: string; file: StoredFile | null }[] | null {
    if (!this.isFolder(folder)) return null;
    const inside = (path: string): boolean => path !== '/' && posix.dirname(path) === folder;
    return [
      ...folders.filter(inside).map((path) => ({ name: posix.basename(path), file: null })),
      ...[...this.#files]
        .filter(([path]) => inside(path))
        .map(([path, file]) => ({ name: posix.basename(path), file })),
    ];
  }

  /** Whether a file may be written under this path; its size is not known yet. */
  accepts(path: string): StoreOutcome {
    const present = this.#files.get(path);
    if (this.isFolder(path) || !this.isFolder(posix.dirname(path)) || present?.builtIn) return 'refused';
    return present || this.#files.size < limits.files ? 'stored' : 'full';
  }

  write(path: string, content: Buffer, modified: Date): StoreOutcome {
    const verdict = this.accepts(path);
    if (verdict !== 'stored') return verdict;
    const others = [...this.#files].reduce(
      (sum, [name, file]) => sum + (name === path ? 0 : file.content.length),
      0,
    );
    if (content.length > limits.fileBytes || others + content.length > limits.storeBytes) return 'full';
    this.#files.set(path, { content, modified, builtIn: false });
    return 'stored';
  }

  /** False when there is no such file or it belongs to the server. */
  delete(path: string): boolean {
    return this.#files.get(path)?.builtIn === false && this.#files.delete(path);
  }
}
