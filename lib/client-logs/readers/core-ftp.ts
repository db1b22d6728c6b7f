import type { LogReader } from '../log-reader';
import { connects, opensData, recognisedBy, resolves, says, tells } from '../phrase';

/** Core FTP: a banner with its name, then commands and replies bare, its own words between them. */
export const coreFtp: LogReader = {
  id: 'core-ftp',
  client: 'Core FTP',
  recognises: recognisedBy([
    /\bCore ?FTP\b/i,
    /^Connect socket #\d+ to |^Keep alive off|^Welcome to Core FTP/,
  ]),
  phrases: [
    resolves(/^Resolving (\S{1,253}?)\.\.\.\s*$/),
    connects(/^Connect socket #\d+ to ([\da-fA-F.:]{3,45}?), port (\d{1,5})/, 'trying'),
    opensData(/^Connect(?:ing)? (?:data )?socket .{0,20}to ([\d.]{7,15}), port (\d{1,5})\.{0,3} data/),
    tells(/^(?:TLSv?[\d.]+|SSL)[, ].{0,60}(?:cipher|bits)/i, { type: 'encrypted', version: null }),
    says(/^(?:Connection failed|Can't establish connection).{0,80}refused/i, 'connection-refused'),
    says(/^(?:Timeout|Connection failed|Can't establish connection|Unable to connect)/i, 'timed-out'),
    tells(/^Transferred \d/, { type: 'done', bytes: null }),
    tells(/^Transfer time: /, { type: 'done', bytes: null }),
  ],
};
