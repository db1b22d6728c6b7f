import { receiveAll, sendAll, transferData } from '@/lib/practice/ftp-server/data-transfer';
import { type Entry, factsLine, longLine } from '@/lib/practice/ftp-server/listing';
import type { Command, Session } from '@/lib/practice/ftp-server/session';
import { resolvePath } from './files';

const listing = (line: (entry: Entry) => string): Command => ({
  needsLogin: true,
  async run(session, argument) {
    const path = resolvePath(session, withoutOptions(argument));
    const entries = path === null ? null : entriesAt(session, path);
    if (!entries) return session.channel.reply('550 There is no such file or folder.');
    const text = entries.map((entry) => `${line(entry)}\r\n`).join('');
    await transferData(session, (data) => sendAll(data, Buffer.from(text)));
  },
});

/** Many clients send `LIST -a` as to the Unix program; options are not part of the path. */
const withoutOptions = (argument: string): string =>
  argument
    .split(' ')
    .filter((word) => !word.startsWith('-'))
    .join(' ');

const entriesAt = (session: Session, path: string): readonly Entry[] | null => {
  const { store } = session.server;
  const file = store.read(path);
  return file ? [{ name: path, file }] : store.list(path);
};

const retrieve: Command = {
  needsLogin: true,
  async run(session, argument) {
    const path = argument === '' ? null : resolvePath(session, argument);
    const file = path === null ? null : session.server.store.read(path);
    if (!file) return session.channel.reply('550 There is no such file.');
    await transferData(session, (data) => sendAll(data, file.content));
  },
};

const store: Command = {
  needsLogin: true,
  async run(session, argument) {
    const { uploads } = session.server.behaviour;
    if (typeof uploads === 'object') return session.channel.reply(uploads.reply);
    const path = argument === '' ? null : resolvePath(session, argument);
    const verdict = path === null ? 'refused' : session.server.store.accepts(path);
    if (path === null || verdict === 'refused') {
      return session.channel.reply('553 A file cannot be stored under this name.');
    }
    if (verdict === 'full') return session.channel.reply(full);
    await transferData(session, async (data) => {
      const content = await receiveAll(data);
      if (content === 'broken') return '426 The data connection broke off; nothing was stored.';
      if (content === 'too-large') return full;
      const kept = uploads === 'emptied' ? Buffer.alloc(0) : content;
      const outcome = session.server.store.write(path, kept, new Date());
      return outcome === 'stored' ? '226 Transfer complete.' : full;
    });
  },
};

const full = '552 The practice server keeps small files only, and not many of them.';

export const transferCommands: Readonly<Record<string, Command>> = {
  LIST: listing(longLine),
  NLST: listing((entry) => entry.name),
  MLSD: listing(factsLine),
  RETR: retrieve,
  STOR: store,
};
