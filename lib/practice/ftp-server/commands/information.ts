import type { Command, Session } from '@/lib/practice/ftp-server/session';

const says = (reply: string, needsLogin = false): Command => ({
  needsLogin,
  run: (session) => session.channel.reply(reply),
});

/** FEAT (RFC 2389 section 3). TLS is listed only where it can be had. */
const feat: Command = {
  needsLogin: false,
  run: (session) => session.channel.reply(['211-Features:', ...features(session), '211 End'].join('\r\n')),
};

const features = (session: Session): string[] => [
  ...(session.channel.secure || session.tlsOffered ? [' AUTH TLS', ' PBSZ', ' PROT'] : []),
  ' EPRT',
  ' EPSV',
  ' MDTM',
  ' MLST type*;size*;modify*;',
  ' PASV',
  ' SIZE',
  ' UTF8',
];

const type: Command = {
  needsLogin: true,
  async run(session, argument) {
    const known = /^(A|I|A N|L 8)$/i.test(argument);
    await session.channel.reply(known ? '200 Understood.' : '504 Only types A and I are known.');
  },
};

export const informationCommands: Readonly<Record<string, Command>> = {
  FEAT: feat,
  SYST: says('215 UNIX Type: L8'),
  NOOP: says('200 Still here.'),
  CLNT: says('200 Nice to meet you.'),
  OPTS: says('200 Understood.'),
  ALLO: says('202 Space is not reserved in advance.', true),
  TYPE: type,
};
