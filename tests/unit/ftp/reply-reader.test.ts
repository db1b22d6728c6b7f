import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReplyEvent, ReplyReader, replyLimits } from '@/lib/ftp/reply-reader';

const encode = (text: string) => new TextEncoder().encode(text);

/** Everything that is read from these pieces, up to the first failure. */
function readAll(pieces: readonly Uint8Array[]): ReplyEvent[] {
  const reader = new ReplyReader();
  const events: ReplyEvent[] = [];
  for (const piece of pieces) {
    reader.push(piece);
    for (let event = reader.next(); event; event = reader.next()) {
      events.push(event);
      if (event.kind === 'failed') return events;
    }
  }
  return events;
}

const read = (text: string | Uint8Array) => readAll([typeof text === 'string' ? encode(text) : text]);
const codeAndText = (events: readonly ReplyEvent[]) =>
  events.map((event) => (event.kind === 'reply' ? [event.reply.code, event.reply.text] : event.failure));

describe('one reply', () => {
  test.each([
    ['220 Hello\r\n', [220, 'Hello']],
    ['220 Hello\n', [220, 'Hello']],
    ['220\r\n', [220, '']],
    ['220 \r\n', [220, '']],
    ['220 one\rtwo\r\n', [220, 'one\rtwo']],
    ['220 a\0b\r\n', [220, 'a\0b']],
    ['220-First\r\n220 Last\r\n', [220, 'First\nLast']],
    ['220-First\r\n220-Second\r\n220 Last\r\n', [220, 'First\nSecond\nLast']],
    [
      '220-First\r\n221 not the end\r\n22 neither\r\n\r\n220 Last\r\n',
      [220, 'First\n221 not the end\n22 neither\n\nLast'],
    ],
    ['220-First\r\n 220 indented is text\r\n220\r\n', [220, 'First\n 220 indented is text\n']],
    ['220-First\r\n2201 is no end\r\n220 Last\r\n', [220, 'First\n2201 is no end\nLast']],
    ['530 Welcome, you are in\r\n', [530, 'Welcome, you are in']],
  ])('%j', (text, expected) => {
    expect(codeAndText(read(text))).toEqual([expected]);
  });

  test('is decoded as UTF-8, and as Latin-1 where it is none', () => {
    expect(codeAndText(read('220 Grüße\r\n'))).toEqual([[220, 'Grüße']]);
    expect(
      codeAndText(read(Uint8Array.of(...encode('220 Gr'), 0xfc, 0xdf, 0x85, ...encode('e\r\n')))),
    ).toEqual([[220, 'Grüß\u0085e']]);
  });

  test('keeps its bytes up to a limit', () => {
    const [event] = read(`220-${'x'.repeat(6000)}\r\n220 end\r\n`);
    expect(event?.kind === 'reply' && event.reply.raw.length).toBe(4096);
  });

  test('comes alone when two arrive together', () => {
    const reader = new ReplyReader();
    reader.push(encode('234 Go\r\n220 injected\r\n'));
    expect(reader.next()).toMatchObject({ kind: 'reply', reply: { code: 234 } });
    expect(new TextDecoder().decode(reader.drop())).toBe('220 injected\r\n');
    expect(reader.next()).toBeNull();
  });
});

describe('what is no reply', () => {
  test.each([
    'SSH-2.0-OpenSSH\r\n',
    '\r\n',
    '\n',
    '000 zero\r\n',
    '099 x\r\n',
    '600 x\r\n',
    '999 x\r\n',
    '22 short\r\n',
    '220x\r\n',
    '2200 x\r\n',
    ' 220 x\r\n',
    'HTTP/1.1 400 Bad\r\n',
    '220\tx\r\n',
  ])('%j is malformed', (text) => {
    expect(read(text)).toEqual([{ kind: 'failed', failure: 'reply_malformed', heard: encode(text) }]);
  });

  test('a failure stays', () => {
    const reader = new ReplyReader();
    reader.push(encode('\n220 too late\r\n'));
    expect(reader.next()).toBe(reader.next());
  });
});

describe('limits', () => {
  test('a line may have 8 KiB', () => {
    const longest = `220 ${'x'.repeat(replyLimits.lineBytes - 4)}`;
    expect(codeAndText(read(`${longest}\n`))).toHaveLength(1);
    expect(codeAndText(read(`${longest}\n`))[0]).not.toBe('reply_too_long');
    expect(codeAndText(read(`${longest}x`))).toEqual(['reply_too_long']);
  });

  test('a reply may have 512 lines', () => {
    const reply = (lines: number) => `211-Features\n${' x\n'.repeat(lines - 2)}211 End\n`;
    expect(codeAndText(read(reply(replyLimits.replyLines)))[0]).not.toBe('reply_too_long');
    expect(codeAndText(read(reply(replyLimits.replyLines + 1)))).toEqual(['reply_too_long']);
  });

  test('a reply may have 64 KiB', () => {
    expect(codeAndText(read(`211-${`\n${'x'.repeat(1000)}`.repeat(70)}`))).toEqual(['reply_too_long']);
  });

  test('a conversation may have 256 KiB', () => {
    const events = read('220 unasked for, again and again\r\n'.repeat(10_000));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', failure: 'reply_too_long' });
    expect(events.length).toBeLessThan(replyLimits.conversationBytes / 30);
  });
});

const streams = [
  '220-Welcome\r\n to this\r\n\r\n220 server\r\n331 Password\r\n230-Hi\n230 there\n',
  '220 Grüße\r\nSSH-2.0\r\n',
  `211-x\r\n${' y\r\n'.repeat(30)}211 z\r\n421 bye\r\n`,
  '220-never closed\r\n221 x\r\n',
];

describe('segmentation', () => {
  test.each(streams)('cutting %j anywhere in two changes nothing', (stream) => {
    const bytes = encode(stream);
    const whole = readAll([bytes]);
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(readAll([bytes.slice(0, at), bytes.slice(at)])).toEqual(whole);
    }
  });

  test('random bytes in random pieces read like the whole', () => {
    const byte = fc.constantFrom(...encode('0123456789 -\r\n\nx\xe4'), 0, 0xff);
    const line = fc
      .constantFrom('220 a\r\n', '220-a\r\n', '530 b\n', ' c\n', '', '220\r\n')
      .map((text) => [...encode(text)]);
    const stream = fc
      .array(fc.oneof(line, fc.array(byte, { maxLength: 8 })), { maxLength: 30 })
      .map((parts) => Uint8Array.from(parts.flat()));
    fc.assert(
      fc.property(stream, fc.array(fc.nat(40), { maxLength: 60 }), (bytes, sizes) => {
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const size of sizes) {
          pieces.push(bytes.slice(at, at + size));
          at += size;
        }
        pieces.push(bytes.slice(at));
        expect(readAll(pieces)).toEqual(readAll([bytes]));
      }),
      { numRuns: 3000 },
    );
  });

  test('single bytes cost the same as the whole: 64 KiB in well under 50 ms of reading', () => {
    const bytes = encode(
      `211-open\n${' 0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456\n'.repeat(490)}`,
    );
    expect(bytes.length).toBeGreaterThan(60_000);
    const reader = new ReplyReader();
    const before = process.cpuUsage();
    for (const byte of bytes) {
      reader.push(Uint8Array.of(byte));
      reader.next();
    }
    const { user, system } = process.cpuUsage(before);
    // Ten times the aim, for a busy machine; reading it quadratically takes seconds.
    expect((user + system) / 1000).toBeLessThan(500);
  });
});
