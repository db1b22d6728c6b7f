import { openPassiveListener, type PassiveListener } from '@/lib/practice/ftp-server/passive-listener';
import type { Command, Session } from '@/lib/practice/ftp-server/session';

async function preparePassive(session: Session): Promise<PassiveListener | null> {
  const { server } = session;
  session.passive?.close();
  server.passiveTurn += 1;
  session.passive = await openPassiveListener({
    slice: server.passive,
    offset: server.passiveTurn,
    peer: session.peer,
    open: server.behaviour.passivePorts === 'open',
  });
  return session.passive;
}

const noPort = '425 No passive port is free at the moment.';

/** PASV (RFC 959 section 4.1.2): address and port as six numbers. */
const pasv: Command = {
  needsLogin: true,
  async run(session) {
    const { behaviour, announcedAddress } = session.server;
    const listener = await preparePassive(session);
    if (!listener) return session.channel.reply(noPort);
    const address = (behaviour.passiveAddress ?? announcedAddress).replaceAll('.', ',');
    const high = listener.port >> 8;
    const place = `${address},${high}${behaviour.passiveReplies === 'garbled' ? '' : `,${listener.port & 0xff}`}`;
    await session.channel.reply(`227 Entering Passive Mode (${place}).`);
  },
};

/** EPSV (RFC 2428 section 3): the port alone. */
const epsv: Command = {
  needsLogin: true,
  async run(session, argument) {
    if (argument.toUpperCase() === 'ALL') return session.channel.reply('200 EPSV it is from now on.');
    if (argument !== '' && argument !== '1') {
      return session.channel.reply('522 Only IPv4 is spoken here, use (1).');
    }
    const listener = await preparePassive(session);
    if (!listener) return session.channel.reply(noPort);
    const place = session.server.behaviour.passiveReplies === 'garbled' ? '' : `${listener.port}`;
    await session.channel.reply(`229 Entering Extended Passive Mode (|||${place}|)`);
  },
};

/** Practice servers never open a connection, so nobody can aim them at a third party. */
const active: Command = {
  needsLogin: true,
  run: (session) =>
    session.channel.reply('502 Active mode is not available on practice servers. Use EPSV or PASV.'),
};

export const dataPortCommands: Readonly<Record<string, Command>> = {
  PASV: pasv,
  EPSV: epsv,
  PORT: active,
  EPRT: active,
};
