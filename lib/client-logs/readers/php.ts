import type { LogReader } from '../log-reader';
import { answers, means, recognisedBy, says } from '../phrase';

/** PHP's ftp functions: one warning for each thing that failed, with the reply in it. */
export const php: LogReader = {
  id: 'php',
  client: 'PHP',
  recognises: recognisedBy([
    /\bftp_(?:connect|ssl_connect|login|put|get|nlist|rawlist|pasv|chdir|mkdir|fput|fget|delete|rename)\(\)?/,
    /php_network_getaddresses|PHP (?:Warning|Notice|Fatal error)|^(?:<b>)?Warning(?:<\/b>)?: {1,2}\w+\(/,
  ]),
  phrases: [
    says(/php_network_getaddresses|getaddrinfo failed/, 'cannot-resolve'),
    says(/ftp_(?:ssl_)?connect\(\): .{0,200}(?:refused)/, 'connection-refused'),
    says(/ftp_(?:ssl_)?connect\(\): .{0,200}(?:timed out)/, 'timed-out'),
    answers(/ftp_login\(\): /, 'PASS', 530),
    answers(
      /ftp_(?:nlist|rawlist|mlsd)\(\): .{0,20}(?:Can't build|Unable to build|Failed to establish)/,
      'LIST',
      425,
    ),
    // The last good answer in place of a reason: nothing came after it.
    {
      pattern: /ftp_f?(?:put|get)\(\): .{0,20}PORT command successful/,
      said: ({ input }) => [
        { kind: 'command', verb: 'PORT', argument: '' },
        { kind: 'reply', code: 200, text: '' },
        { kind: 'command', verb: 'STOR', argument: '' },
        { kind: 'saying', says: 'timed-out', text: input },
      ],
    },
    answers(/ftp_f?(?:put|get)\(\): .{0,20}(?:Can't build|Unable to build|Failed to establish)/, 'STOR', 425),
    answers(/ftp_(?:put|fput|mkdir)\(\): (?=.{0,300}(?:denied|permission|not allowed|create))/i, 'STOR', 553),
    answers(
      /ftp_(?:get|fget|nlist|rawlist|chdir|size|delete|rename)\(\): (?=.{0,300}(?:no such|not found|can't change|failed to change|can't open|failed to open))/i,
      'RETR',
      550,
    ),
    means.nothing(/^#\d+ /),
  ],
};
