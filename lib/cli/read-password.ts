import { stderr, stdin } from 'node:process';
import { StringDecoder } from 'node:string_decoder';
import { longestPassword, readFirstLine } from './read-first-line';

/**
 * Asks for a password without showing it: on a terminal with the echo off, else the first line of what is piped in.
 *
 * @returns null when nothing was given or the person pressed Ctrl-C or Ctrl-D
 */
export function readPassword(question: string): Promise<string | null> {
  return stdin.isTTY ? askHidden(question) : readFirstLine(stdin);
}

function askHidden(question: string): Promise<string | null> {
  return new Promise((resolve) => {
    const decoder = new StringDecoder('utf8');
    let typed = '';
    const finish = (value: string | null) => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      resolve(value);
    };
    const onData = (bytes: Buffer) => {
      for (const sign of decoder.write(bytes)) {
        if (sign === '\r' || sign === '\n') return finish(typed === '' ? null : typed);
        if (sign === '\u0003' || sign === '\u0004') return finish(null);
        if (sign === '\u007f' || sign === '\b') typed = typed.slice(0, -1);
        else if (typed.length < longestPassword) typed += sign;
      }
    };
    stderr.write(question);
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.resume();
  });
}
