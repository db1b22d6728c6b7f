import { limits } from '@/lib/practice/ftp-server/limits';
import type { Command, Session } from '@/lib/practice/ftp-server/session';

const user: Command = {
  needsLogin: false,
  async run(session, argument) {
    const { plainLoginReply } = session.server.behaviour;
    session.loggedIn = false;
    session.user = null;
    if (!session.channel.secure && plainLoginReply) return answer(session, plainLoginReply);
    if (argument === '') return session.channel.reply('501 A user name is missing.');
    session.user = argument;
    await session.channel.reply('331 Please send the password.');
  },
};

/** The answer is the same for known and unknown users. */
const pass: Command = {
  needsLogin: false,
  async run(session, argument) {
    const { login, behaviour } = session.server;
    if (session.user === null) return session.channel.reply('503 Send USER first.');
    if (behaviour.loginReply) return refuse(session, behaviour.loginReply);
    if (!login || session.user !== login.user || argument !== login.password) {
      return refuse(session, '530 Login incorrect.');
    }
    session.loggedIn = true;
    await session.channel.reply('230 You are logged in.');
  },
};

async function refuse(session: Session, reply: string): Promise<void> {
  session.user = null;
  session.failedLogins += 1;
  if (session.failedLogins < limits.failedLogins) return answer(session, reply);
  await answer(session, '421 Too many failed logins.');
}

/** A 421 ends the conversation (RFC 959 section 4.2). */
async function answer(session: Session, reply: string): Promise<void> {
  await session.channel.reply(reply);
  session.done = reply.startsWith('421');
}

const quit: Command = {
  needsLogin: false,
  async run(session) {
    await session.channel.reply('221 Goodbye.');
    session.done = true;
  },
};

export const accessCommands: Readonly<Record<string, Command>> = { USER: user, PASS: pass, QUIT: quit };
