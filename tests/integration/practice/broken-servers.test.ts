import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningPractice, startPractice } from '@/lib/practice/start-practice';
import { practiceTableSchema } from '@/lib/practice/table';
import { ControlClient } from './control-client';
import { firstPort, logIn, openEncrypted, openLoggedIn, passivePort, practiceRow } from './practice-row';

let practice: RunningPractice;
const row = (id: string) => practiceRow(practice.table, id);
const open = (id: string) => ControlClient.open(firstPort(row(id)));

beforeAll(async () => {
  practice = await startPractice({ announce: 'documentation', log: () => {} });
});
afterAll(() => practice.stop());

const dials = (port: number): Promise<'open' | 'refused'> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve('open');
    });
    socket.once('error', () => resolve('refused'));
  });

async function certificateOf(id: string): Promise<{ error: string; chainLength: number }> {
  const client = await openEncrypted(practice.table, id);
  const socket = client.socket;
  if (!('authorizationError' in socket)) throw new Error('not encrypted');
  const names = new Set<string>();
  let certificate = socket.getPeerCertificate(true);
  while (certificate && !names.has(certificate.fingerprint256)) {
    names.add(certificate.fingerprint256);
    certificate = certificate.issuerCertificate;
  }
  client.close();
  return { error: String(socket.authorizationError ?? 'none'), chainLength: names.size };
}

test('the table fits its schema, and every server has an address and an example of its own', () => {
  expect(practiceTableSchema.parse(practice.table)).toEqual(practice.table);
  expect(new Set(practice.table.servers.map((server) => server.address)).size).toBe(
    practice.table.servers.length,
  );
});

describe('what answers', () => {
  test('healthy-explicit greets, offers TLS and refuses a login in clear', async () => {
    const client = await open('healthy-explicit');
    expect(await client.reply()).toMatch(/^220 /);
    expect(await client.command('FEAT')).toContain('\r\n AUTH TLS\r\n');
    expect(await client.command('USER practice')).toMatch(/^530 .*AUTH TLS/);
    expect(await client.command('QUIT')).toMatch(/^221 /);
  });

  test('healthy-implicit handshakes before it greets and has no port 21', async () => {
    expect(Object.keys(row('healthy-implicit').ports)).toEqual(['990']);
    const client = await open('healthy-implicit');
    const socket = await client.startTls({
      ca: practice.table.caPem,
      servername: row('healthy-implicit').host,
    });
    expect(socket.authorized).toBe(true);
    expect(await client.reply()).toMatch(/^220 /);
    client.close();
  });

  test('ssh-on-21 says an SSH identification', async () => {
    const client = await open('ssh-on-21');
    client.socket.write('FEAT\r\n');
    expect(await client.reply()).toMatch(/^SSH-2\.0-\S+\r\n/);
  });

  test('silent accepts and says nothing', async () => {
    const client = await open('silent');
    await expect(client.reply(500)).rejects.toThrow('no reply within 500 ms, so far: ');
    client.close();
  });

  test('slow-greeting greets after eight seconds', async () => {
    const client = await open('slow-greeting');
    const before = performance.now();
    expect(await client.reply(12_000)).toMatch(/^220 /);
    expect(performance.now() - before).toBeGreaterThan(7500);
    client.close();
  }, 15_000);

  test('control-port-closed opens no port', () => {
    expect(row('control-port-closed').ports).toEqual({});
  });

  test('wrong-port asks for a port that is closed and greets on another', async () => {
    const server = row('wrong-port');
    expect(server.ports[String(server.port)]).toBeUndefined();
    const client = await open('wrong-port');
    expect(await client.reply()).toMatch(/^220 /);
    client.close();
  });

  test('service-full says 421 and hangs up', async () => {
    const client = await open('service-full');
    expect(await client.reply()).toMatch(/^421 /);
    expect(await client.reply()).toBe('');
  });
});

describe('encryption', () => {
  test('plain-refused refuses USER without TLS', async () => {
    const client = await open('plain-refused');
    await client.reply();
    expect(await client.command('USER practice')).toMatch(/^530 .*TLS/);
    client.close();
    expect(row('plain-refused').answers).toEqual({ encryption: 'plain' });
  });

  test('no-tls refuses AUTH, does not list it and lets people in without', async () => {
    const client = await open('no-tls');
    await client.reply();
    expect(await client.command('AUTH TLS')).toMatch(/^502 /);
    expect(await client.command('FEAT')).not.toContain('AUTH');
    expect(await logIn(client, row('no-tls'))).toMatch(/^230 /);
    client.close();
  });

  test('obsolete-tls refuses TLS 1.2 and speaks TLS 1.1', async () => {
    await expect(openEncrypted(practice.table, 'obsolete-tls')).rejects.toThrow(/alert|version|protocol/i);
    const client = await open('obsolete-tls');
    await client.reply();
    await client.command('AUTH TLS');
    const socket = await client.startTls({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(socket.getProtocol()).toBe('TLSv1.1');
    client.close();
  });

  test.each([
    ['healthy-explicit', 'none', 3],
    ['expired-certificate', 'CERT_HAS_EXPIRED', 3],
    ['self-signed-certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 1],
    ['missing-intermediate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 1],
  ])('%s: verification says %s, chain of %d with the root', async (id, error, chainLength) => {
    expect(await certificateOf(id)).toEqual({ error, chainLength });
  });

  test('wrong-name-certificate shows another name', async () => {
    expect((await certificateOf('wrong-name-certificate')).error).toMatch(/ALTNAME|altnames/);
  });
});

describe('login', () => {
  test.each([
    ['login-refused', /^530 Login incorrect/],
    ['account-disabled', /^530 .*disabled/],
    ['two-factor-login', /^530 .*two-factor/],
    ['password-change', /^530 .*password has expired/],
    ['protocol-disabled', /^530 .*protocol is not enabled/],
    ['source-not-allowed', /^530 .*IP address/],
  ])('%s refuses its own login', async (id, words) => {
    const client = await openEncrypted(practice.table, id);
    expect(await logIn(client, row(id))).toMatch(words);
    client.close();
  });

  test('a healthy server refuses a wrong password and an unknown user alike, and hangs up at the fifth', async () => {
    const client = await openEncrypted(practice.table, 'healthy-explicit');
    const replies: string[] = [];
    for (const user of ['practice', 'nobody', 'practice', 'practice', 'practice']) {
      await client.command(`USER ${user}`);
      replies.push(await client.command('PASS wrong'));
    }
    expect(new Set(replies.slice(0, 4))).toEqual(new Set(['530 Login incorrect.']));
    expect(replies[4]).toMatch(/^421 /);
  });
});

describe('data connections', () => {
  test('a healthy server announces its documentation address and a port that is open', async () => {
    const client = await openLoggedIn(practice.table, 'healthy-explicit');
    expect(await client.command('PASV')).toContain(
      `(${row('healthy-explicit').address.replaceAll('.', ',')},`,
    );
    const port = passivePort(await client.command('EPSV'));
    const [from, to] = row('healthy-explicit').passive;
    expect(port >= from && port <= to).toBe(true);
    expect(await dials(port)).toBe('open');
    client.close();
  });

  test('passive-private-address names an address of RFC 1918', async () => {
    const client = await openLoggedIn(practice.table, 'passive-private-address');
    expect(await client.command('PASV')).toContain('(10,20,30,40,');
    client.close();
  });

  test('passive-other-address names a public address that is not its own', async () => {
    const client = await openLoggedIn(practice.table, 'passive-other-address');
    expect(await client.command('PASV')).toContain('(198,51,100,77,');
    client.close();
  });

  test('passive-port-closed names a port of its slice that is closed', async () => {
    const client = await openLoggedIn(practice.table, 'passive-port-closed');
    const port = passivePort(await client.command('EPSV'));
    const [from, to] = row('passive-port-closed').passive;
    expect(port >= from && port <= to).toBe(true);
    expect(await dials(port)).toBe('refused');
    expect(await client.command('LIST')).toMatch(/^425 /);
    client.close();
  });

  test('passive-out-of-range names an open port beyond 50000', async () => {
    const client = await openLoggedIn(practice.table, 'passive-out-of-range');
    const port = passivePort(await client.command('EPSV'));
    expect(port).toBeGreaterThan(50_000);
    expect(await dials(port)).toBe('open');
    client.close();
  });

  test('passive-reply-garbled names no whole address and port', async () => {
    const client = await openLoggedIn(practice.table, 'passive-reply-garbled');
    expect(await client.command('PASV')).toMatch(/^227 .*\(\d+,\d+,\d+,\d+,\d+\)\.$/);
    expect(await client.command('EPSV')).toMatch(/^229 .*\(\|\|\|\|\)$/);
    client.close();
  });

  test('data-tls-broken answers a handshake on the data connection with an alert', async () => {
    const client = await openLoggedIn(practice.table, 'data-tls-broken');
    expect(await client.command('PROT P')).toMatch(/^200 /);
    const port = passivePort(await client.command('EPSV'));
    const failure = new Promise<string>((resolve) => {
      const data = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false });
      data.once('error', (error) => resolve(error.message));
      data.once('secureConnect', () => resolve('secure'));
    });
    expect(await client.command('LIST')).toMatch(/^150 /);
    expect(await client.reply()).toMatch(/^425 .*TLS/);
    expect(await failure).toMatch(/alert handshake failure/);
    client.close();
  });
});

describe('uploads', () => {
  const upload = async (id: string, name: string): Promise<{ client: ControlClient; replies: string[] }> => {
    const client = await openLoggedIn(practice.table, id);
    const port = passivePort(await client.command('EPSV'));
    const data = connect({ host: '127.0.0.1', port });
    data.on('error', () => {});
    const replies = [await client.command(`STOR ${name}`)];
    data.end('four');
    if (replies[0]?.startsWith('150')) replies.push(await client.reply());
    return { client, replies };
  };

  test('zero-byte-uploads confirms and keeps nothing', async () => {
    const { client, replies } = await upload('zero-byte-uploads', 'proof.txt');
    expect(replies[1]).toMatch(/^226 /);
    expect(await client.command('SIZE proof.txt')).toBe('213 0');
    expect(await client.command('DELE proof.txt')).toMatch(/^250 /);
    client.close();
  });

  test.each([
    ['upload-not-permitted', /^550 Permission denied/],
    ['storage-full', /^552 .*quota/],
  ])('%s refuses STOR before any data', async (id, words) => {
    const { client, replies } = await upload(id, 'proof.txt');
    expect(replies).toEqual([expect.stringMatching(words)]);
    client.close();
  });
});
