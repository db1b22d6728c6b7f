import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { KitOrder } from '@/lib/kit/kit-order';
import { type KitKind, renderKit } from '@/lib/kit/render-kit';
import { kitOrder } from './kit-orders';

const kit = path.join(import.meta.dirname, '../../../lib/kit');
const templates: Readonly<Record<KitKind, string>> = {
  sh: readFileSync(path.join(kit, 'portside-check.sh'), 'utf8'),
  ps1: readFileSync(path.join(kit, 'portside-check.ps1'), 'utf8'),
};
const folder = mkdtempSync(path.join(tmpdir(), 'portside-kit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const render = (change: Partial<KitOrder>, kind: KitKind = 'sh') =>
  renderKit(kind, kitOrder(change), templates[kind]);

/** The lines of values, and everything around them. */
function parts(text: string) {
  const lines = text.split(/\r?\n/);
  const from = lines.indexOf('# -- values --');
  const to = lines.indexOf('# -- end of values --');
  return { values: lines.slice(from + 1, to), around: [...lines.slice(0, from), ...lines.slice(to)] };
}

const valueLine = {
  sh: /^[A-Z_]+='[A-Za-z0-9 ._:/[\]-]*'$/,
  ps1: /^\$[A-Z_]+ = '[A-Za-z0-9 ._:/[\]-]*'$/,
} as const;

/** True when the script differs from its template in values alone, each of them a single quoted word. */
function isUnaltered(text: string, kind: KitKind): boolean {
  const made = parts(text);
  const original = parts(templates[kind]);
  return (
    made.values.length === original.values.length &&
    made.values.every((line) => valueLine[kind].test(line)) &&
    made.around.join('\n') === original.around.join('\n')
  );
}

describe('the values of a script', () => {
  it('are written as the order says, in canonical form', () => {
    const made = render({ addresses: ['192.0.2.1', '2001:DB8:0::1'] });
    expect(made.ok && parts(made.value).values).toEqual([
      "TARGET='ftp.example.test'",
      "ADDRESSES='192.0.2.1 2001:db8::1'",
      "PORTS='21/explicit 990/implicit'",
      "SAMPLES='192.0.2.1/40000 192.0.2.1/41429 192.0.2.1/42857 192.0.2.1/44286 192.0.2.1/45714 192.0.2.1/47143 192.0.2.1/48571 192.0.2.1/50000'",
      "CONTROLS='control.example.test/21/same-port'",
      "ONLY=''",
      "REPORT_URL='https://portside.example.test/api/kit'",
      "ADDRESS_URL='https://portside.example.test/api/address'",
      "TOKEN='abcdefghijklmnopqrstuvwxyz012345'",
    ]);
  });

  it('of a retest name the places with the encryption of their port, and no samples', () => {
    const made = render({ only: [{ address: '192.0.2.1', port: 990 }] });
    const values = made.ok ? parts(made.value).values : [];
    expect(values).toContain("ONLY='192.0.2.1/990/implicit'");
    expect(values).toContain("SAMPLES=''");
  });

  it('of a small passive range sample each port once', () => {
    const made = render({ passiveRange: { from: 60_000, to: 60_002 } });
    const values = made.ok ? parts(made.value).values : [];
    expect(values).toContain("SAMPLES='192.0.2.1/60000 192.0.2.1/60001 192.0.2.1/60002'");
  });

  it('for PowerShell end their lines as Windows does', () => {
    const made = render({}, 'ps1');
    expect(made.ok && made.value.split('\r\n').length).toBe(templates.ps1.split('\n').length);
    expect(made.ok && isUnaltered(made.value, 'ps1')).toBe(true);
  });
});

describe('an order is refused', () => {
  const refused: readonly (readonly [string, Partial<KitOrder>, string])[] = [
    ['with a quote in the host', { host: "ftp.example.test'" }, 'bad-host'],
    ['with a command in the host', { host: '$(reboot).example.test' }, 'bad-host'],
    ['with a line end in the host', { host: 'ftp.example.test\nreboot' }, 'bad-host'],
    ['with a host that was not put into ASCII', { host: 'bücher.example' }, 'bad-host'],
    ['with a name among the addresses', { addresses: ['ftp.example.test'] }, 'bad-address'],
    ['with a port out of range', { ports: [{ port: 65_536, encryption: 'explicit' }] }, 'bad-port'],
    ['with half a port', { ports: [{ port: 21.5, encryption: 'explicit' }] }, 'bad-port'],
    ['with a reversed range', { passiveRange: { from: 2, to: 1 } }, 'bad-range'],
    [
      'with a command in a control host',
      { controls: [{ host: '`id`', port: 21, purpose: 'web' }] },
      'bad-control',
    ],
    ['with a report URL without encryption', { reportUrl: 'http://portside.example.test/' }, 'bad-url'],
    ['with a report URL that is a program', { reportUrl: 'javascript:alert(1)' }, 'bad-url'],
    ['with a user in the URL', { addressUrl: 'https://a:b@portside.example.test/' }, 'bad-url'],
    ['with a quote in the URL', { addressUrl: "https://portside.example.test/'" }, 'bad-url'],
    ['with a short token', { token: 'abc' }, 'bad-token'],
    ['with a token of other characters', { token: "abcdefghijklmnopqrstuvwx'" }, 'bad-token'],
    ['without a port', { ports: [] }, 'nothing-to-test'],
    ['with an empty list of places to test again', { only: [] }, 'nothing-to-test'],
    [
      'with nine addresses',
      { addresses: Array.from({ length: 9 }, (_, index) => `192.0.2.${index + 1}`) },
      'too-much',
    ],
  ];
  it.each(refused)('%s', (_, change, reason) => {
    expect(render(change)).toEqual({ ok: false, reason });
  });

  it('with a template that has no place for the values', () => {
    expect(renderKit('sh', kitOrder(), '#!/bin/sh\n')).toEqual({ ok: false, reason: 'bad-template' });
    const twice = `${templates.sh}\n# -- values --\n`;
    expect(renderKit('sh', kitOrder(), twice)).toEqual({ ok: false, reason: 'bad-template' });
  });

  it('but HTTP on this machine itself is taken, as the try-out has it', () => {
    expect(render({ reportUrl: 'http://127.0.0.1:3000/api/kit' }).ok).toBe(true);
  });
});

/** What people and attackers put into fields, around something that would pass. */
const hostile = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(
      fc.constantFrom('', 'ftp.example.test', '192.0.2.1', 'https://a.test/', 'x'.repeat(22)),
      fc.constantFrom(
        "'",
        '"',
        '$(>fired)',
        '`>fired`',
        "';>fired;'",
        '\n>fired\n',
        '\\',
        ' ',
        '\u2019;>fired',
        '\r',
        '#',
        '%0a',
      ),
      fc.constantFrom('', 'example.test', '.1', "'"),
    )
    .map((some) => some.join('')),
);
const maybe = <T>(good: T) =>
  fc.oneof({ weight: 24, arbitrary: fc.constant<T | string>(good) }, { weight: 1, arbitrary: hostile });
const number = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 65_535 }) },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.double() },
);
const orders: fc.Arbitrary<KitOrder> = fc.record({
  host: maybe('ftp.example.test'),
  addresses: fc.array(maybe('192.0.2.1'), { maxLength: 3 }),
  ports: fc.array(
    fc.record({ port: number, encryption: fc.constantFrom('explicit' as const, 'implicit' as const) }),
    { maxLength: 2 },
  ),
  passiveRange: fc.option(fc.record({ from: number, to: number })),
  controls: fc.array(
    fc.record({ host: maybe('a.test'), port: number, purpose: fc.constant('web' as const) }),
    { maxLength: 2 },
  ),
  only: fc.option(fc.array(fc.record({ address: maybe('192.0.2.1'), port: number }), { maxLength: 2 })),
  reportUrl: maybe('https://portside.example.test/a'),
  addressUrl: maybe('https://portside.example.test/b'),
  token: maybe('abcdefghijklmnopqrstuvwxyz'),
});

/** Runs a script's values in a shell whose search path leads nowhere, and says what they became. */
function evaluate(text: string): string {
  const file = path.join(folder, 'values.sh');
  const names = parts(text).values.map((line) => line.slice(0, line.indexOf('=')));
  const show = names.map((name) => `printf '%s=%s\\n' ${name} "$${name}"`).join('\n');
  writeFileSync(file, `${parts(text).values.join('\n')}\n${show}\n`);
  return execFileSync('/bin/sh', [file], {
    cwd: folder,
    env: { ...process.env, PATH: path.join(folder, 'nowhere') },
    encoding: 'utf8',
  });
}
const fired = path.join(folder, 'fired');

describe('whatever is in an order', () => {
  it('the script is refused, or it differs from its template in harmless values alone', () => {
    let made = 0;
    fc.assert(
      fc.property(orders, fc.constantFrom<KitKind>('sh', 'ps1'), (order, kind) => {
        const script = renderKit(kind, order, templates[kind]);
        if (!script.ok) return true;
        made += 1;
        return isUnaltered(script.value, kind);
      }),
      { numRuns: 4000 },
    );
    expect(made).toBeGreaterThan(100);
  });

  it('a shell reads every value as it stands, and no tripwire fires', () => {
    const seen = new Set<string>();
    for (const order of fc.sample(orders, { numRuns: 2000, seed: 11 })) {
      const script = renderKit('sh', order, templates.sh);
      if (script.ok) seen.add(parts(script.value).values.join('\n'));
    }
    const some = [...seen].slice(0, 40);
    expect(some.length).toBeGreaterThan(20);
    for (const values of some) {
      const text = `# -- values --\n${values}\n# -- end of values --`;
      expect(evaluate(text).trimEnd()).toBe(values.replaceAll("'", ''));
    }
    expect(existsSync(fired)).toBe(false);
  });

  it('the tripwire would fire', () => {
    evaluate("# -- values --\nTARGET=''$(>fired)''\n# -- end of values --");
    expect(existsSync(fired)).toBe(true);
  });
});
