/**
 * Claim: something answers on the port, and it is not an FTP server.
 * Evidence needed: the first bytes are those of another protocol.
 * Refuted by: an FTP greeting from the same address and port.
 * Seed: host name and port in the client must be those of the service.
 */
import { act, type Cause, decisive, fair, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { logAlone } from '@/lib/diagnosis/log-alone';
import { distinct, portList } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';
import type { ObservationOf } from '@/lib/observations/observation';

type Speaks = ObservationOf<'greeting'>['speaks'];

const names: Readonly<Record<Speaks, string | null>> = {
  ftp: null,
  nothing: null,
  tls: null,
  ssh: 'an SSH server (SFTP)',
  http: 'a web server',
  smtp: 'a mail server',
  imap: 'a mail server',
  pop3: 'a mail server',
  unknown: 'something that is not an FTP server',
};

const isStranger = (facts: Facts) => (seen: ObservationOf<'greeting'>) =>
  names[seen.speaks] !== null && facts.isAbnormal(seen);

/** Seen from our network, or as long as we have not looked by the customer's program. */
const strangers = (facts: Facts) =>
  (logAlone(facts) ? facts.customers('greeting') : facts.portal('greeting')).filter(isStranger(facts));

function weigh(facts: Facts): Weighing {
  const found = strangers(facts);
  return weighing({
    for: [...new Set(found.map((seen) => seen.speaks))].sort().map((speaks) => {
      const same = found.filter((seen) => seen.speaks === speaks);
      return sign(
        speaks === 'unknown' ? fair : decisive,
        same,
        `On ${portList(distinct(same.map((seen) => seen.target?.port)))} ${names[speaks]} speaks first, ${logAlone(facts) ? 'by what your program shows' : 'seen from our network'}.`,
      );
    }),
    explains: unitsWith(facts, found),
  });
}

export const notAnFtpServer: Cause = {
  id: 'not-an-ftp-server',
  owners: ['client-user'],
  prior: 0.4,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (told, facts, profile) => {
    const found = strangers(facts);
    const first = found.find((seen) => seen.speaks !== 'unknown') ?? found[0];
    const ssh = first?.speaks === 'ssh';
    const ports = portList(distinct(found.map((seen) => seen.target?.port)));
    const taken = new Set(found.map((seen) => seen.target?.port));
    const usual =
      facts.usedPort === null ? undefined : profile.controlPorts.find(({ port }) => !taken.has(port));
    const known = (told.for[0]?.strength ?? 0) >= decisive;
    return {
      headline: `On ${ports} ${first ? names[first.speaks] : 'something else'} answers${known ? ', not an FTP server' : ''}.`,
      because: known
        ? 'its first words are those of another kind of server.'
        : 'its first words are not those of an FTP server.',
      owner: 'client-user',
      actions: [
        ...(ssh ? [act('If you were told to use SFTP, choose SFTP in your program.')] : []),
        act('Compare host name and port with the ones you were given.'),
        ...(usual ? [act(`Use port ${usual.port} unless you were told another one.`, 'use-port')] : []),
      ],
    };
  },
};
