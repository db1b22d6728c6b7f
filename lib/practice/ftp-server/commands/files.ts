import { posix } from 'node:path';
import { limits } from '@/lib/practice/ftp-server/limits';
import { factsLine, stamp } from '@/lib/practice/ftp-server/listing';
import type { Command, Session } from '@/lib/practice/ftp-server/session';

/** An absolute path inside the store; null when it is too long. `..` cannot leave the root. */
export function resolvePath(session: Session, argument: string): string | null {
  if (argument.length > limits.pathCharacters) return null;
  const path = posix.resolve('/', session.folder, argument);
  return path.length > limits.pathCharacters ? null : path;
}

const missing = '550 There is no such file or folder.';

const printFolder: Command = {
  needsLogin: true,
  run: (session) => session.channel.reply(`257 "${session.folder}" is the current folder.`),
};

const changeTo = async (session: Session, argument: string): Promise<void> => {
  const path = resolvePath(session, argument);
  if (path === null || !session.server.store.isFolder(path)) return session.channel.reply(missing);
  session.folder = path;
  await session.channel.reply('250 Folder changed.');
};

const onFile = (answer: (session: Session, path: string) => string): Command => ({
  needsLogin: true,
  async run(session, argument) {
    const path = argument === '' ? null : resolvePath(session, argument);
    await session.channel.reply(path === null ? '501 A usable file name is missing.' : answer(session, path));
  },
});

/** RFC 3659 section 4. */
const size = onFile((session, path) => {
  const file = session.server.store.read(path);
  return file ? `213 ${file.content.length}` : missing;
});

/** RFC 3659 section 3. */
const modified = onFile((session, path) => {
  const file = session.server.store.read(path);
  return file ? `213 ${stamp(file.modified)}` : missing;
});

/** RFC 3659 section 7, for one file. */
const facts = onFile((session, path) => {
  const { store } = session.server;
  const file = store.read(path);
  if (!file && !store.isFolder(path)) return missing;
  return ['250-Facts:', ` ${factsLine({ name: path, file })}`, '250 End'].join('\r\n');
});

const remove = onFile((session, path) => {
  const { store } = session.server;
  if (store.delete(path)) return '250 File deleted.';
  return store.read(path) ? '550 This file belongs to the practice server and stays.' : missing;
});

export const fileCommands: Readonly<Record<string, Command>> = {
  PWD: printFolder,
  XPWD: printFolder,
  CWD: { needsLogin: true, run: changeTo },
  CDUP: { needsLogin: true, run: (session) => changeTo(session, '..') },
  SIZE: size,
  MDTM: modified,
  MLST: facts,
  DELE: remove,
};
