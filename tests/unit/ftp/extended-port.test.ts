import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands, showCommand } from '@/lib/ftp/command';
import { parseExtendedPort, parsePortArgument } from '@/lib/ftp/extended-port';

describe('what PORT and EPRT carry', () => {
  test('the examples of RFC 959 and RFC 2428', () => {
    expect(showCommand(commands.port({ address: '132.235.1.2', port: 6275 }))).toBe(
      'PORT 132,235,1,2,24,131',
    );
    expect(showCommand(commands.eprt({ address: '132.235.1.2', port: 6275 }))).toBe(
      'EPRT |1|132.235.1.2|6275|',
    );
    expect(showCommand(commands.eprt({ address: '1080::8:800:200C:417A', port: 5282 }))).toBe(
      'EPRT |2|1080::8:800:200c:417a|5282|',
    );
  });

  test.each(['::1', '2001:db8::1', '1.2.3', 'localhost', '1.2.3.4\r\nDELE x', ''])(
    'PORT takes no %j',
    (address) => {
      expect(() => commands.port({ address, port: 5000 })).toThrow(RangeError);
    },
  );

  test.each(['1.2.3', 'localhost', '::1|', 'fe80::1%eth0', ''])('EPRT takes no %j', (address) => {
    expect(() => commands.eprt({ address, port: 5000 })).toThrow(RangeError);
  });

  test.each([0, -1, 65_536, 1.5, Number.NaN])('neither takes port %d', (port) => {
    expect(() => commands.port({ address: '1.2.3.4', port })).toThrow(RangeError);
    expect(() => commands.eprt({ address: '1.2.3.4', port })).toThrow(RangeError);
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), fc.integer({ min: 1, max: 65_535 }), (four, six, port) => {
        const read = (line: string) => line.slice(5);
        const place = { address: four, port };
        expect(parsePortArgument(read(showCommand(commands.port(place))))).toEqual(place);
        expect(parseExtendedPort(read(showCommand(commands.eprt(place))))).toEqual(place);
        const written = showCommand(commands.eprt({ address: six, port }));
        expect(parseExtendedPort(read(written))).toMatchObject({ port });
      }),
    );
  });
});

describe('reading', () => {
  test.each([
    '',
    '1,2,3,4,5',
    '1,2,3,4,5,6,7',
    '1,2,3,256,5,6',
    '1,2,3,4,0,0',
    '1,2,3,4,5,-6',
    '01,2,3,4,5,6',
    ' 1,2,3,4,5,6',
    '1,2,3,4,5,6junk',
    `${'9'.repeat(60_000)},2,3,4,5,6`,
  ])('PORT %# is malformed', (text) => {
    expect(parsePortArgument(text)).toBeNull();
  });

  test.each([
    '',
    '|1|1.2.3.4|5000',
    '|1|1.2.3.4|0|',
    '|1|1.2.3.4|65536|',
    '|1|1.2.3.4|05000|',
    '|2|1.2.3.4|5000|',
    '|1|::1|5000|',
    '|1|1.2.3|5000|',
    '|1|1.2.3.4!5000|',
    '.1.1.2.3.4.5000.',
    '11112.3.4150001',
    `|1|1.2.3.4|${'5'.repeat(60_000)}|`,
  ])('EPRT %# is malformed', (text) => {
    expect(parseExtendedPort(text)).toBeNull();
  });

  test('another delimiter, and a family nobody knows', () => {
    expect(parseExtendedPort('!1!1.2.3.4!5000!')).toEqual({ address: '1.2.3.4', port: 5000 });
    expect(parseExtendedPort('|3|1.2.3.4|5000|')).toBe('unknown-family');
  });
});
