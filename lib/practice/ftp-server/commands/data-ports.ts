import { type DataPlace, parseExtendedPort, parsePortArgument } from '@/lib/ftp/extended-port';
import { activePort } from '@/lib/practice/ftp-server/active-port';
import { openPassiveListener, type PassiveListener } from '@/lib/practice/ftp-server/passive-listener';
import type { Command, Session } from '@/lib/practice/ftp-server/session';

async function preparePassive(session: Session): Promise<PassiveListener | null> {
  const { server } = session;
  session.dataPort?.close();
  server.passiveTurn += 1;
  const listener = await openPassiveListener({
    slice: server.passive,
    offset: server.passiveTurn,
    peer: session.peer,
    open: server.behaviour.passivePorts === 'open',
  });
  session.dataPort = listener;
  return listener;
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

/** Only the client of the control connection is ever called, and no port below 1024 (RFC 2577 section 3). */
async function prepareActive(session: Session, place: DataPlace): Promise<void> {
  if (place.address !== session.peer || place.port < lowestPort)
    return session.channel.reply(
      `501 Data goes only to the address you come from, and to ports from ${lowestPort} on.`,
    );
  session.dataPort?.close();
  session.dataPort = activePort(place.address, place.port);
  await session.channel.reply('200 Your port is noted.');
}

const lowestPort = 1024;

/** PORT (RFC 959 section 4.1.2). */
const port: Command = {
  needsLogin: true,
  async run(session, argument) {
    const place = parsePortArgument(argument);
    if (!place) return session.channel.reply('501 PORT takes six numbers, separated by commas.');
    await prepareActive(session, place);
  },
};

/** EPRT (RFC 2428 section 2). */
const eprt: Command = {
  needsLogin: true,
  async run(session, argument) {
    const place = parseExtendedPort(argument);
    if (!place) return session.channel.reply('501 EPRT takes |family|address|port|.');
    if (place === 'unknown-family' || place.address.includes(':'))
      return session.channel.reply('522 Only IPv4 is spoken here, use (1).');
    await prepareActive(session, place);
  },
};

export const dataPortCommands: Readonly<Record<string, Command>> = {
  PASV: pasv,
  EPSV: epsv,
  PORT: port,
  EPRT: eprt,
};
