import { stdin, stderr } from 'node:process';
import { StringDecoder } from 'node:string_decoder';

const longest = 500;

/**
 * Asks for a password without showing it: on a terminal with the echo off, else the first line of what is piped in.
 *
 * @returns null when nothing was given or the person pressed Ctrl-C or Ctrl-D
 */
export function readPassword(question: string): Promise<string | null> {
  return stdin.isTTY ? askHidden(question) : readFirstLine();
}

function askHidden(question: string): Promise<string | null> {
  return new Promise((resolve) => {
    const decoder = new StringDecoder('utf8');
    let typed = '';
    stderr.write(question);
    stdin.setRawMode(true);
    stdin.resume();
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
        else if (typed.length < longest) typed += sign;
      }
    };
    stdin.on('data', onData);
  });
}

async function readFirstLine(): Promise<string | null> {
  const decoder = new StringDecoder('utf8');
  let text = '';
  for await (const bytes of stdin) {
    text += decoder.write(bytes);
    if (text.includes('\n') || text.length > longest) break;
  }
  const line = (text.split(/\r?\n/)[0] ?? '').slice(0, longest);
  return line === '' ? null : line;
}
