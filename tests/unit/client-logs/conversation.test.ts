import { describe, expect, it } from 'vitest';
import { diagnosed, reading } from './diagnose-log';

const begin = ['220 Hello', 'USER berta', '331 Password', 'PASS ****', '230 In'];
const passive = ['PASV', '227 Entering Passive Mode (192,0,2,40,200,10)'];
const list = [...passive, 'LIST', '150 Here', '226 Done'];
const log = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\n');
const causesOf = (text: string) => diagnosed(text).findings.map(({ cause }) => cause);

describe('what counts is the last state of each thing', () => {
  it.each([
    ['EPSV refused, then PASV', log(begin, 'EPSV', '500 Unknown', list)],
    ['AUTH refused, then without', log('220 Hello', 'AUTH TLS', '500 Unknown', begin.slice(1), list)],
    [
      'AUTH TLS refused, then AUTH SSL',
      log('220 Hello', 'AUTH TLS', '500 No', 'AUTH SSL', '234 Go', begin.slice(1), list),
    ],
    [
      'the first address does not answer',
      log('Connecting to 192.0.2.39:21', 'Connection timed out', 'Connecting to 192.0.2.40:21', begin, list),
    ],
    ['the data connection fails once', log(begin, passive, 'LIST', 'Connection timed out', list)],
    ['SIZE is unknown', log(begin, 'SIZE a', '502 No', passive, 'RETR a', '150 Here', '226 Done')],
    [
      'MKD of a folder that is there',
      log(begin, 'MKD in', '550 Exists', passive, 'STOR a', '150 Go', '226 Done'),
    ],
    [
      'the first password is wrong',
      log('220 Hello', 'USER a', '331 Password', 'PASS ****', '530 Login incorrect.', begin, list),
    ],
  ])('%s: nothing is wrong', (_name, text) => {
    expect(causesOf(text)[0]).toBe('no-problem-found');
  });

  it('a failure that comes last stays', () => {
    expect(causesOf(log(begin, list, passive, 'STOR a', '553 Permission denied.'))[0]).toBe(
      'permission-denied',
    );
    const otherPort = ['PASV', '227 Entering Passive Mode (192,0,2,40,201,10)'];
    expect(
      causesOf(log('Connecting to 192.0.2.40:21', begin, list, otherPort, 'LIST', 'Connection timed out'))[0],
    ).toBe('passive-ports-partly-blocked');
  });

  it('another file that goes well does not mend the first', () => {
    const text = log(
      begin,
      passive,
      'STOR a',
      '553 Permission denied.',
      passive,
      'STOR b',
      '150 Go',
      '226 Done',
    );
    expect(causesOf(text)[0]).toBe('permission-denied');
  });

  it('passive mode failed before the program fell back to active mode', () => {
    const text = log(
      begin,
      'PASV',
      '425 No free port',
      'PORT 198,51,100,7,200,1',
      '200 Fine',
      'LIST',
      '150 Here',
      '425 Timed out',
    );
    expect(causesOf(text)[0]).toBe('passive-reply-unusable');
  });
});

describe('what a log does not say', () => {
  it('a log that stops after LIST waits for its data connection', () => {
    expect(diagnosed(log(begin, passive, 'LIST'))).toMatchObject({
      cause: 'passive-ports-blocked',
      confidence: 'likely',
    });
  });

  it('a log that stops while a list arrives is well', () => {
    const rows = ['-rw-r--r--   1 berta  staff  12 Mar 12 10:00 a.csv'];
    expect(diagnosed(log(begin, passive, 'LIST', '150 Here', rows)).cause).toBe('no-problem-found');
  });

  it('a log that begins in the middle is read from there', () => {
    expect(diagnosed(log('CWD /in', '550 No such folder.')).cause).toBe('path-not-found');
  });

  it('an address that the program prints is no advice to use a name', () => {
    const text = log('Connecting to 192.0.2.40:21', begin, list);
    expect(causesOf(text)).toEqual(['no-problem-found']);
  });

  it('remarks between the lines do not disturb', () => {
    const text = log('so I tried this:', begin, 'and here it hangs for ages', passive, 'LIST', 'what now?');
    expect(diagnosed(text).cause).toBe('passive-ports-blocked');
  });

  it('a bank of numbers is no reply', () => {
    const { observations } = reading(log(begin, '425 bytes sent', '226 files left', list));
    expect(observations.filter(({ failure }) => failure !== null)).toEqual([]);
  });
});

describe('addresses', () => {
  it('a private address in the passive reply of a public server', () => {
    const text = log(
      'Connecting to 203.0.113.40:21',
      begin,
      'PASV',
      '227 Entering Passive Mode (10,0,0,5,200,10)',
      'LIST',
      'Connection timed out',
    );
    expect(causesOf(text)[0]).toBe('passive-address-private');
  });

  it('numbers that were masked by whoever pasted it say nothing of the service', () => {
    const text = log(
      begin,
      'PASV',
      '227 Entering Passive Mode (xxx,xxx,xxx,xxx,200,10)',
      'LIST',
      '150 Here',
      '226 Done',
    );
    expect(causesOf(text)[0]).toBe('no-problem-found');
  });
});
