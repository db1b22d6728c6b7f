import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '@/lib/practice/ftp-server/limits';
import { type RunningPractice, startPractice } from '@/lib/practice/start-practice';
import { ControlClient } from './control-client';
import { firstPort, openLoggedIn, passivePort, practiceRow } from './practice-row';

let practice: RunningPractice;
const id = 'healthy-explicit';
const port = () => firstPort(practiceRow(practice.table, id));

beforeAll(async () => {
  practice = await startPractice({ announce: 'loopback', log: () => {} });
});
afterAll(() => practice.stop());

const greeted = async (): Promise<ControlClient> => {
  const client = await ControlClient.open(port());
  await client.reply();
  return client;
};

describe('command lines', () => {
  test('an endless line is cut off after the limit', async () => {
    const client = await greeted();
    client.socket.write('A'.repeat(limits.lineBytes + 1));
    expect(await client.reply()).toMatch(/^500 .*too long/);
    expect(await client.reply()).toBe('');
  });

  test('ten megabytes without a line end cost one reply', async () => {
    const client = await greeted();
    client.socket.write(Buffer.alloc(10_000_000, 'A'));
    expect(await client.reply()).toMatch(/^500 .*too long|^$/);
    client.close();
    expect(await (await greeted()).command('NOOP')).toMatch(/^200 /);
  });

  test.each([
    ['a bare CR', 'NOOP\rQUIT'],
    ['NUL', 'NOOP \0'],
    ['a terminal escape', 'CWD \u001b[2J'],
  ])('%s in a line is refused and nothing after it is obeyed', async (_name, line) => {
    const client = await greeted();
    expect(await client.command(line)).toMatch(/^501 /);
    expect(await client.command('NOOP')).toMatch(/^200 /);
    client.close();
  });

  test('a line end slipped into a file name makes a second command, and that one needs the rights it needs', async () => {
    const client = await greeted();
    expect(await client.command('CWD x\r\nDELE welcome.txt')).toMatch(/^530 /);
    expect(await client.reply()).toMatch(/^530 /);
    client.close();
  });

  test.each(['constructor', '__proto__', 'toString', ''])('the verb "%s" is not understood', async (verb) => {
    const client = await greeted();
    expect(await client.command(verb)).toMatch(/^500 /);
    client.close();
  });

  test('commands slipped in after AUTH in clear are dropped', async () => {
    const client = await greeted();
    expect(await client.command('AUTH TLS\r\nNOOP\r\nNOOP')).toMatch(/^234 /);
    await client.startTls({ ca: practice.table.caPem, servername: practiceRow(practice.table, id).host });
    expect(await client.command('PBSZ 0')).toBe('200 PBSZ=0');
    client.close();
  });

  test('a flood of commands ends with 421', async () => {
    const client = await greeted();
    client.socket.write('NOOP\r\n'.repeat(limits.commands + 500));
    let last = '';
    for (let reply = await client.reply(); reply !== ''; reply = await client.reply()) last = reply;
    expect(last).toMatch(/^421 /);
  });
});

describe('connections', () => {
  test('ten thousand connections leave no more open than allowed, and people get in afterwards', async () => {
    let greetings = 0;
    const attempt = (): Promise<Socket> =>
      new Promise((resolve) => {
        const socket = connect({ host: '127.0.0.1', port: port() });
        socket.once('data', () => {
          greetings += 1;
          resolve(socket);
        });
        socket.on('error', () => {});
        socket.once('close', () => resolve(socket));
      });
    const kept: Socket[] = [];
    for (let round = 0; round < 100; round += 1) {
      const sockets = await Promise.all(Array.from({ length: 100 }, attempt));
      kept.push(...sockets.filter((socket) => !socket.destroyed));
    }
    expect(greetings).toBeGreaterThan(0);
    expect(greetings).toBeLessThanOrEqual(limits.connections);
    const closed = kept.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of kept) socket.end();
    await Promise.all(closed);
    const client = await greeted();
    expect(await client.command('NOOP')).toMatch(/^200 /);
    client.close();
  }, 60_000);

  test('a hundred passive requests hold one port', async () => {
    const client = await openLoggedIn(practice.table, id);
    const ports: number[] = [];
    for (let turn = 0; turn < 100; turn += 1) ports.push(passivePort(await client.command('EPSV')));
    const states = await Promise.all([...new Set(ports)].map(isOpen));
    expect(states.filter(Boolean)).toHaveLength(1);
    client.close();
  });

  test.each([
    ['PORT 127,0,0,2,31,64', /^501 .*only to the address you come from/],
    ['PORT 192,0,2,1,31,64', /^501 .*only to the address you come from/],
    ['PORT 127,0,0,1,3,255', /^501 .*ports from 1024/],
    ['PORT 127,0,0,1,0,0', /^501 /],
    ['PORT 127,0,0,1,31', /^501 /],
    ['PORT localhost', /^501 /],
    ['EPRT |1|127.0.0.2|8000|', /^501 .*only to the address you come from/],
    ['EPRT |1|127.0.0.1|1023|', /^501 .*ports from 1024/],
    ['EPRT |2|::1|8000|', /^522 /],
    ['EPRT |2|::ffff:127.0.0.1|8000|', /^522 /],
    ['EPRT |1|127.0.0.1|', /^501 /],
  ])('%s is refused, so no third party can be reached through a server', async (line, answer) => {
    const client = await openLoggedIn(practice.table, id);
    expect(await client.command(line)).toMatch(answer);
    expect(await client.command('LIST')).toMatch(/^425 /);
    client.close();
  });

  test('PORT before a login is refused', async () => {
    expect(await (await greeted()).command('PORT 127,0,0,1,31,64')).toMatch(/^530 /);
  });

  test('nothing is called before a transfer, and nothing after the client has gone', async () => {
    let calls = 0;
    const waiting = createServer((socket) => {
      calls += 1;
      socket.on('error', () => undefined).resume();
    });
    await new Promise<void>((resolve) => {
      waiting.listen(0, '127.0.0.1', resolve);
    });
    const bound = waiting.address();
    const called = bound && typeof bound === 'object' ? bound.port : 0;
    const client = await openLoggedIn(practice.table, id);
    expect(await client.command(`EPRT |1|127.0.0.1|${called}|`)).toMatch(/^200 /);
    expect(await client.command('NOOP')).toMatch(/^200 /);
    client.close();
    const other = await openLoggedIn(practice.table, id);
    expect(await other.command('NOOP')).toMatch(/^200 /);
    other.close();
    expect(calls).toBe(0);
    await new Promise((resolve) => waiting.close(resolve));
  });

  test('a passive port ends with its control connection', async () => {
    const client = await openLoggedIn(practice.table, id);
    const passive = passivePort(await client.command('EPSV'));
    client.close();
    await expect.poll(() => isOpen(passive)).toBe(false);
  });
});

test('a data connection ends with its control connection, in the middle of an upload', async () => {
  const client = await openLoggedIn(practice.table, id);
  const data = connect({ host: '127.0.0.1', port: passivePort(await client.command('EPSV')) });
  const closed = new Promise((resolve) => data.once('close', resolve));
  data.on('error', () => {}).resume();
  expect(await client.command('STOR never-ending.bin')).toMatch(/^150 /);
  data.write('some');
  client.socket.end();
  await closed;
  const again = await openLoggedIn(practice.table, id);
  expect(await again.command('SIZE never-ending.bin')).toMatch(/^550 /);
  again.close();
}, 5000);

describe('uploads', () => {
  const store = async (client: ControlClient, name: string, content: Buffer): Promise<string> => {
    const data = connect({ host: '127.0.0.1', port: passivePort(await client.command('EPSV')) });
    data.on('error', () => {});
    const first = await client.command(`STOR ${name}`);
    if (!first.startsWith('150')) return first;
    data.end(content);
    return client.reply();
  };

  test('a file over the limit is refused and not kept', async () => {
    const client = await openLoggedIn(practice.table, id);
    expect(await store(client, 'huge.bin', Buffer.alloc(limits.fileBytes + 1))).toMatch(/^552 /);
    expect(await client.command('SIZE huge.bin')).toMatch(/^550 /);
    client.close();
  });

  test('names outside the folders, names too long and built-in files are refused', async () => {
    const client = await openLoggedIn(practice.table, id);
    const nothing = Buffer.alloc(0);
    expect(await store(client, 'nowhere/x', nothing)).toMatch(/^553 /);
    expect(await store(client, 'x'.repeat(limits.pathCharacters + 1), nothing)).toMatch(/^553 /);
    expect(await store(client, 'welcome.txt', nothing)).toMatch(/^553 /);
    expect(await client.command('CWD ../../../etc')).toMatch(/^550 /);
    expect(await client.command('DELE welcome.txt')).toMatch(/^550 /);
    client.close();
  });
});

function isOpen(passive: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: passive }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
