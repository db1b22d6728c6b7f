import { afterEach, expect, test } from 'vitest';
import { address, startServer, stopServers, transfer, type Ways } from '../../support/file-server';

afterEach(stopServers);

test('uploads, compares and leaves nothing behind, though every reply comes byte by byte', async () => {
  const server = await startServer();
  const { steps, transcript, audits } = await transfer(server);
  expect(steps.map(({ operation, failure }) => [operation, failure])).toEqual([
    ['upload', null],
    ['size', null],
    ['download', null],
    ['delete', null],
  ]);
  expect(steps[2]).toMatchObject({ contentMatches: true, bytesSeen: steps[0]?.bytesExpected });
  expect(server.files.size).toBe(0);
  expect(server.heard).toContain('PASS correct-horse');
  expect(JSON.stringify([steps, transcript])).not.toContain('correct-horse');
  expect(audits.every((audit) => audit.address === address)).toBe(true);
});

test.each([
  [
    'a refused login',
    (line: string) => (line.startsWith('PASS') ? '530 No: correct-horse' : null),
    [['upload', 'reply_negative', '530 No: ****']],
  ],
  [
    'a refused upload',
    (line: string) => (line.startsWith('STOR') ? '552 Full' : null),
    [['upload', 'reply_negative', '552 Full']],
  ],
  [
    'a port that may not be dialled',
    (line: string) => (line === 'EPSV' ? '229 ok (|||22|)' : null),
    [['upload', 'reply_malformed', '']],
  ],
])('%s ends it', async (_what, answer, expected) => {
  const server = await startServer(answer);
  const { steps } = await transfer(server);
  expect(
    steps.map(({ operation, failure, reply }) => [
      operation,
      failure,
      reply ? `${reply.code} ${reply.text}` : '',
    ]),
  ).toEqual(expected);
  expect(server.files.size).toBe(0);
});

test('a server that does not know SIZE is not blamed for it', async () => {
  const { steps } = await transfer(await startServer((line) => (line.startsWith('SIZE') ? '502 No' : null)));
  expect(steps.map(({ operation }) => operation)).toEqual(['upload', 'download', 'delete']);
});

test('silence ends with the deadline', async () => {
  const { steps, tookMs } = await transfer(
    await startServer((line) => (line.startsWith('STOR') ? '' : null)),
    {
      ms: 800,
    },
  );
  expect(steps.at(-1)).toMatchObject({ operation: 'upload', failure: 'timed_out' });
  expect(tookMs).toBeLessThan(1500);
});

test('cancelling ends it within 250 ms', async () => {
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(), 300);
  const { steps, tookMs } = await transfer(
    await startServer((line) => (line.startsWith('STOR') ? '' : null)),
    {
      cancel: cancel.signal,
    },
  );
  expect(steps.at(-1)).toMatchObject({ operation: 'upload', failure: 'cancelled' });
  expect(tookMs).toBeLessThan(300 + 250);
});

const large = { content: Buffer.alloc(2 * 1024 * 1024, 'not compressed ') } as const;
const told = (steps: Awaited<ReturnType<typeof transfer>>['steps']) =>
  steps.map(({ operation, failure }) => [operation, failure]);

test('a large file goes there and back, and nothing stays behind', async () => {
  const server = await startServer();
  const { steps } = await transfer(server, large);
  expect(told(steps)).toEqual([
    ['upload', null],
    ['size', null],
    ['download', null],
    ['delete', null],
  ]);
  expect(steps[0]).toMatchObject({ bytesExpected: large.content.length, bytesSeen: large.content.length });
  expect(steps[2]).toMatchObject({ bytesSeen: large.content.length, contentMatches: true });
  expect(steps[0]?.controlIdleMs).toEqual(expect.any(Number));
  expect(server.files.size).toBe(0);
});

/** Takes what comes in small sips, so that the sender is slow and still moves. */
const sip: Ways['receive'] = (data, say, keep) => {
  const chunks: Buffer[] = [];
  data.on('data', (chunk) => {
    chunks.push(chunk);
    data.pause();
    setTimeout(() => data.resume(), 20);
  });
  data.on('end', () => {
    keep(Buffer.concat(chunks));
    data.end();
    say('226 Stored');
  });
};

test('a slow upload that moves ends early as a shorter file, and is no failure', async () => {
  const content = Buffer.alloc(64 * 1024 * 1024, 1);
  const { steps } = await transfer(await startServer(undefined, { receive: sip }), {
    ms: 20_000,
    content,
    patience: { uploadMs: 300, stallMs: 5000 },
  });
  expect(told(steps).every(([, failure]) => failure === null)).toBe(true);
  const [upload, size] = steps;
  expect(upload?.bytesSeen).toBeLessThan(content.length);
  expect(upload?.bytesExpected).toBe(upload?.bytesSeen);
  expect(size?.sizeOnServer).toBe(upload?.bytesSeen);
}, 25_000);

test('a slow download that moves is ended by us, says so, and leaves nothing behind', async () => {
  const give: Ways['give'] = (data, file) => {
    let at = 0;
    const timer = setInterval(() => {
      data.write(file.subarray(at, at + 2000));
      at += 2000;
    }, 50);
    data.once('close', () => clearInterval(timer));
  };
  const server = await startServer(undefined, { give });
  const { steps } = await transfer(server, { ...large, patience: { downloadMs: 400 } });
  expect(told(steps)).toEqual([
    ['upload', null],
    ['size', null],
    ['download', null],
    ['delete', null],
  ]);
  expect(steps[2]).toMatchObject({ bytesExpected: null, contentMatches: null });
  expect(steps[2]?.bytesSeen).toBeGreaterThan(0);
  expect(server.files.size).toBe(0);
});

test('an upload in which nothing moves is over, with what was sent, what is left, and nothing behind', async () => {
  const server = await startServer(undefined, {
    receive: (data, _say, keep) => {
      data.pause();
      keep(Buffer.alloc(0));
    },
  });
  const startedAt = performance.now();
  const { steps } = await transfer(server, {
    content: Buffer.alloc(32 * 1024 * 1024, 1),
    patience: { stallMs: 500 },
  });
  expect(performance.now() - startedAt).toBeLessThan(4000);
  expect(told(steps)).toEqual([
    ['upload', 'timed_out'],
    ['size', null],
  ]);
  const [upload, left] = steps;
  expect(upload?.bytesSeen).toBeLessThan(upload?.bytesExpected ?? 0);
  expect(left).toMatchObject({ bytesExpected: null, sizeOnServer: 0 });
  expect(server.files.size).toBe(0);
});

test('a download in which nothing moves has failed, however much time is left', async () => {
  const server = await startServer(undefined, { give: (data, file) => data.write(file.subarray(0, 500)) });
  const { steps } = await transfer(server, { ...large, patience: { stallMs: 1500, downloadMs: 1200 } });
  expect(steps[2]).toMatchObject({ operation: 'download', failure: 'timed_out', bytesSeen: 500 });
  expect(server.files.size).toBe(0);
});

test.each([
  [
    'a data connection that was never opened',
    {},
    (line: string) => (line === 'STOR portside-test-1.bin' ? '425 Cannot open' : null),
    [['upload', 'reply_negative', 0, 425]],
  ],
  [
    'a data connection that was cut',
    { receive: (data) => data.resetAndDestroy() },
    () => null,
    [
      ['upload', 'reset', expect.any(Number), null],
      ['size', null, null, null],
    ],
  ],
  [
    'a full disk, told in the end',
    {
      receive: (data, say, keep) => {
        keep(Buffer.alloc(0));
        data.resume().once('end', () => {
          data.end();
          say('552 Quota exceeded');
        });
      },
    },
    () => null,
    [
      ['upload', 'reply_negative', 15, 552],
      ['size', null, null, null],
    ],
  ],
  [
    'a file that was acknowledged and is empty',
    {
      receive: (data, say, keep) => {
        keep(Buffer.alloc(0));
        data.resume().once('end', () => {
          data.end();
          say('226 Stored');
        });
      },
    },
    () => null,
    [
      ['upload', null, 15, 226],
      ['size', 'size_mismatch', null, null],
    ],
  ],
] satisfies [string, Ways, (line: string) => string | null, unknown][])(
  'an empty file: %s is told apart',
  async (_what, ways, answer, expected) => {
    const { steps } = await transfer(await startServer(answer, ways), {
      content: Buffer.from('fifteen bytes..'),
    });
    const seen = steps
      .filter(({ operation }) => operation === 'upload' || operation === 'size')
      .map(({ operation, failure, bytesSeen, reply }) => [
        operation,
        failure,
        bytesSeen,
        reply?.code ?? null,
      ]);
    expect(seen).toEqual(expected);
  },
);
