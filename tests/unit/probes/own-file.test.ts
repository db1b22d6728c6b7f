import { describe, expect, test, vi } from 'vitest';
import { makeProofFile } from '@/lib/probes/proof-file';
import {
  dataPort,
  dataPorts,
  downloadPort,
  explicitPort,
  keepsFile,
  login,
  probeHost,
  uploadPort,
} from '../../support/probe-scripted';
import {
  awaitSignal,
  close,
  reset,
  type Script,
  send,
  signal,
  silent,
  tls,
} from '../../support/scripted-network-steps';

const bytes = makeProofFile(null).content.length;
const name = /portside-test-[0-9a-f]{8}\.bin/;

type Answers = Readonly<Record<string, string | Script>>;

/** @param answers of each control connection, by its number */
async function transferOn(answers: (turn: number) => Answers, ports: (turn: number) => Script = dataPorts()) {
  const run = await probeHost(
    { 21: (turn) => explicitPort({ ...keepsFile, ...answers(turn) }), 50001: ports },
    { login, request: { checks: ['login', 'passive-data', 'transfer', 'features-after-login'] } },
  );
  run.net.check();
  expect(run.broken).toEqual([]);
  expect(run.net.open()).toBe(0);
  const told = run.finished.find(({ key }) => key === 'transfer')?.transcript ?? [];
  const said = told.filter(({ from }) => from === 'us').map(({ text }) => text.replace(name, 'file'));
  const steps = run
    .all('transfer')
    .map(({ operation, failure, reply }) => [operation, failure, reply?.code ?? null]);
  return { run, steps, said: said.slice(said.lastIndexOf('LIST') + 1) };
}

describe('a small file of ours', () => {
  test('goes there and back on the connection that has listed, and is deleted', async () => {
    const { run, steps, said } = await transferOn(() => ({ SIZE: `213 ${bytes}` }));
    expect(said).toEqual(['TYPE I', 'EPSV', 'STOR file', 'SIZE file', 'EPSV', 'RETR file', 'DELE file']);
    expect(steps).toEqual([
      ['upload', null, 226],
      ['size', null, null],
      ['download', null, 226],
      ['delete', null, 250],
    ]);
    const [upload, size, download] = run.all('transfer');
    expect(upload).toMatchObject({
      bytesExpected: bytes,
      bytesSeen: bytes,
      size: 'small',
      protection: 'explicit',
    });
    expect(size).toMatchObject({ bytesExpected: bytes, sizeOnServer: bytes });
    expect(download).toMatchObject({ bytesExpected: bytes, bytesSeen: bytes, contentMatches: true });
    expect(run.net.contacted.filter((place) => place.endsWith(':50001'))).toHaveLength(3);
  });

  test('costs a login and the round trips that cannot be avoided', async () => {
    const took = async (checks: readonly string[]) => {
      const run = await probeHost(
        { 21: () => explicitPort({ ...keepsFile, SIZE: `213 ${bytes}` }), 50001: dataPorts() },
        { login, request: { checks: ['passive-data', ...checks] } },
        { roundTripMs: 100 },
      );
      return run.finished.find(({ key }) => key === (checks[0] ?? 'passive-data'))?.elapsedMs ?? 0;
    };
    // TYPE, SIZE, DELE, and twice EPSV, connect, command with hello, bytes with the last reply.
    expect(await took(['transfer'])).toBeLessThanOrEqual(1_150);
  });

  test('that is stored empty, or comes back changed, is no good file', async () => {
    const empty = await transferOn(() => ({ SIZE: '213 0' }));
    expect(empty.steps[1]).toEqual(['size', 'size_mismatch', null]);
    const changed = [dataPort, uploadPort, [awaitSignal('retr'), tls(), send('x'), signal('sent'), close]];
    const other = await transferOn(
      () => ({}),
      (turn) => changed[turn] ?? dataPort,
    );
    expect(other.run.all('transfer')[1]).toMatchObject({
      failure: 'content_mismatch',
      contentMatches: false,
    });
    expect(other.steps.at(-1)).toEqual(['delete', null, 250]);
  });

  test('that is refused ends it with the words of the server, and the conversation goes on', async () => {
    const { run, steps, said } = await transferOn(
      () => ({ STOR: '550 Not here.' }),
      (turn) => (turn === 0 ? dataPort : [silent]),
    );
    expect(steps).toEqual([['upload', 'reply_negative', 550]]);
    expect(said.at(-1)).toBe('DELE file');
    expect(run.only('features').failure).toBeNull();
  });

  test('whose data connection is cut is told by the server’s own words', async () => {
    const cut = [send('150 Send it.\r\n'), signal('stor'), send('552 Quota exceeded.\r\n')];
    const ports = (turn: number) => (turn === 0 ? dataPort : [awaitSignal('stor'), tls(), reset]);
    const { steps } = await transferOn(() => ({ STOR: cut, SIZE: '213 7' }), ports);
    expect(steps).toEqual([
      ['upload', 'reply_negative', 552],
      ['size', null, null],
    ]);
  });

  test('that is left behind by a lost connection is deleted on another, which the lane goes on with', async () => {
    const lost = [send('150 Here.\r\n'), signal('retr'), close];
    const answers = (turn: number): Answers => (turn === 0 ? { RETR: lost } : {});
    const ports = [dataPort, uploadPort, [awaitSignal('retr'), tls(), send('x'), reset]];
    const { run, steps, said } = await transferOn(answers, (turn) => ports[turn] ?? dataPort);
    expect(steps.map(([operation]) => operation)).toEqual(['upload', 'download', 'delete']);
    expect(steps.at(-1)).toEqual(['delete', null, 250]);
    expect(said.at(-1)).toBe('DELE file');
    expect(run.all('features').at(-1)).toMatchObject({ failure: null, protection: 'explicit' });
  });

  test('comes through although a listing without end has cost the connection', async () => {
    const endless = [send('150 Here.\r\n'), signal('list'), silent];
    const flood = [awaitSignal('list'), tls(), send('x'.repeat(300 * 1024)), silent];
    const ports = [flood, uploadPort, downloadPort];
    const { run, steps } = await transferOn(
      (turn) => (turn === 0 ? { LIST: endless } : {}),
      (turn) => ports[turn] ?? dataPort,
    );
    expect(run.only('data-connection')).toMatchObject({ failure: null, reached: 'bytes', closed: null });
    expect(run.only('data-connection').detail).toMatch(/^reading ended after \d+ bytes/);
    expect(steps.map(([operation, failure]) => [operation, failure])).toEqual([
      ['upload', null],
      ['download', null],
      ['delete', null],
    ]);
  });
});

test('no check leaves listeners behind on what cancels it', async () => {
  const warned = vi.fn();
  process.on('warning', warned);
  const run = await probeHost(
    { 21: () => explicitPort(keepsFile), 50001: dataPorts([silent]) },
    { login, request: { checks: ['passive-range'] } },
  );
  await new Promise(setImmediate);
  process.off('warning', warned);
  expect(run.all('data-connection').filter(({ purpose }) => purpose === 'sample')).toHaveLength(12);
  expect(warned).not.toHaveBeenCalled();
});
