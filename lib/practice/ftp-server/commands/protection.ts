import type { Command, Session } from '@/lib/practice/ftp-server/session';

const hasTls = (session: Session): boolean => session.channel.secure || session.tlsOffered;

/** AUTH TLS (RFC 4217 section 4). */
const auth: Command = {
  needsLogin: false,
  async run(session, argument) {
    if (session.channel.secure) return session.channel.reply('503 This connection is encrypted already.');
    if (!hasTls(session)) return session.channel.reply('502 AUTH is not available on this server.');
    if (!['TLS', 'TLS-C', 'SSL'].includes(argument.toUpperCase())) {
      return session.channel.reply('504 Only AUTH TLS is understood.');
    }
    const { channel, server } = session;
    session.done = !(await channel.startTls('234 Go ahead with TLS.', server.secureContext));
    session.user = null;
    session.loggedIn = false;
  },
};

/** PBSZ is a formality under TLS (RFC 4217 section 8). */
const pbsz: Command = {
  needsLogin: false,
  async run(session) {
    await session.channel.reply(
      session.channel.secure ? '200 PBSZ=0' : '503 PBSZ makes sense only after AUTH TLS.',
    );
  },
};

const prot: Command = {
  needsLogin: false,
  async run(session, argument) {
    if (!session.channel.secure) return session.channel.reply('503 PROT makes sense only after AUTH TLS.');
    const level = argument.toUpperCase();
    if (level !== 'P' && level !== 'C') return session.channel.reply('536 Only PROT P and PROT C are known.');
    session.protectsData = level === 'P';
    await session.channel.reply(level === 'P' ? '200 Data is encrypted.' : '200 Data travels in clear.');
  },
};

export const protectionCommands: Readonly<Record<string, Command>> = { AUTH: auth, PBSZ: pbsz, PROT: prot };
