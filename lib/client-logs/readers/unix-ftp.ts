import type { LogReader, Phrase } from '../log-reader';
import { connects, means, recognisedBy, remarks, says, tells } from '../phrase';

/** What a person types at the prompt, and the command of the protocol it leads to. */
const requests: Readonly<Record<string, string>> = {
  ls: 'LIST',
  dir: 'LIST',
  nlist: 'NLST',
  mls: 'LIST',
  mdir: 'LIST',
  mlsd: 'MLSD',
  get: 'RETR',
  recv: 'RETR',
  mget: 'RETR',
  reget: 'RETR',
  more: 'RETR',
  put: 'STOR',
  send: 'STOR',
  mput: 'STOR',
  append: 'APPE',
  cd: 'CWD',
  cdup: 'CDUP',
  mkdir: 'MKD',
  rmdir: 'RMD',
  delete: 'DELE',
  mdelete: 'DELE',
  rename: 'RNTO',
  chmod: 'SITE',
  site: 'SITE',
  size: 'SIZE',
};

/** A prompt with a request; other words at the prompt end what was before. */
export const requestAtPrompt = (pattern: RegExp): Phrase => ({
  pattern,
  said: ([, word = '', argument = '']) => {
    const verb = requests[word.toLowerCase()];
    return {
      kind: 'event',
      event: verb === undefined ? { type: 'prompt' } : { type: 'asked', verb, argument: argument.trim() },
    };
  },
});

/** `ftp` of Linux, BSD and macOS (tnftp, netkit, inetutils): replies without the commands they answer. */
export const unixFtp: LogReader = {
  id: 'unix-ftp',
  client: 'the ftp command',
  recognises: recognisedBy([
    /^\s*(?:ftp> ?|Remote system type is |Using binary mode to transfer files|Name \(.{1,200}:.{0,60}\):|local: .{1,200} remote: |KERBEROS_V4 rejected)/,
    /^\s*ftp: (?:connect|bind|Can't connect|.{1,200}: (?:Name or service|nodename|Temporary|Unknown host))/,
    /\$ (?:ftp|pftp|tnftp) [^\s]/,
  ]),
  phrases: [
    means.nothing(/^\s*(?:Remote system type is|Using binary mode|Name \(|Password:)/),
    says(
      /^\s*421 Service not available, remote server (?:has )?closed connection|^\s*421 Service not available, user interrupt/i,
      'connection-lost',
    ),
    tells(/^\s*(?:ftp: )?Login (?:\S{1,60} )?failed\.?\s*$/, { type: 'failed' }),
    remarks(/^\s*ftp: bind: /),
    requestAtPrompt(/^\s*ftp> ?(\w*)(.*)$/),
    says(/^\s*ftp: (?:connect|Can't connect).{0,300}refused/i, 'connection-refused'),
    says(/^\s*ftp: (?:connect|Can't connect).{0,300}timed out/i, 'timed-out'),
    {
      pattern: /^\s*local: (.{0,200}?) remote: (.{0,200})$/,
      said: () => null,
    },
    connects(/^\s*Trying (\[[\da-f:.]+\]|[\w.:-]+?)(?::(\d{1,5})| ?\.\.\.)/i),
    connects(/^\s*Connected to (\S{1,253}?)\.?\s*$/, 'connected'),
    tells(/^\s*\d+ bytes (?:sent|received) in /, { type: 'done', bytes: null }),
  ],
};
