import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowlistFormats } from '@/lib/allowlist/registry';
import { renderAllowlist } from '@/lib/allowlist/render-allowlist';
import { allowlistBody as body, context } from './allowlist-body';
import { filesCom, mixed, unknown } from './example-policies';

const ids = allowlistFormats.map(({ id }) => id);
describe.each(ids)('format %s', (id) => {
  it('names every address and every port group', async () => {
    const text = await body(id);
    for (const part of [
      '198.51.100.10/32',
      '198.51.100.12/32',
      '203.0.113.0/28',
      '2001:db8:40::/64',
      '21',
      '990',
      '3021',
      '3990',
      '40000-50000',
    ])
      expect(text).toContain(part);
  });

  it('says it where addresses are missing, instead of looking finished', async () => {
    const rendered = await renderAllowlist({ profile: filesCom, addresses: unknown, format: id });
    expect(rendered.ok && rendered.value.body).toMatch(/NOT COMPLETE|FILL IN/);
    expect(rendered.ok && rendered.value.warnings.join()).toContain('NOT COMPLETE');
  });

  it('says it where one family is missing', async () => {
    const rendered = await renderAllowlist({
      profile: filesCom,
      addresses: { ...mixed, entries: ['198.51.100.1'] },
      format: id,
    });
    expect(rendered.ok && rendered.value.warnings.join()).toContain('no IPv6 addresses');
  });

  it('is plain ASCII and the same twice', async () => {
    const text = await body(id, { generatedFor: 'Bücher & Söhne' });
    expect(text).toMatch(/^[\t\n\r -~]*$/);
    expect(await body(id, { generatedFor: 'Bücher & Söhne' })).toBe(text);
  });

  it('contains no word that replaces or clears what others made', async () => {
    const lines = (await body(id)).split('\n').filter((line) => !/portside_/.test(line));
    for (const line of lines)
      expect(line).not.toMatch(/\bflush\b|\bdelete\b|\bclear\b|policy drop|destroy|replace:|-F\b|-P\b/);
  });

  it('free text changes no token', async () => {
    // Blanks are the label's own; what counts is everything that a parser splits at.
    const tokens = (text: string) =>
      text.split(/[^\x21-\x7e]+/).length + (text.match(/[{};"'`$|&<>\n]/g)?.length ?? 0);
    const plain = tokens(
      await body(id, { generatedFor: 'x', context: { ...context, source: 'x', reason: 'x' } }),
    );
    const hostile = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const word = `x${text.replace(/\p{Zs}/gu, '_').replace(/[,.:;()/?=%>&+]/g, '-')}x`;
        const changed = await body(id, {
          generatedFor: word,
          context: { ...context, source: word, reason: word },
        });
        return tokens(changed) === plain;
      }),
      { numRuns: 300 },
    );
  });
});

describe('CSV', () => {
  it('every row has eight cells and ends in CRLF', async () => {
    const rows = (await body('csv')).split('\r\n');
    expect(rows.pop()).toBe('');
    for (const row of rows) expect(row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.filter(Boolean)).toHaveLength(8);
  });
});

describe('the request for the firewall team', () => {
  it('begins with what is not needed', async () => {
    const text = await body('firewall-request');
    expect(text.indexOf('Nothing incoming is needed')).toBeLessThan(text.indexOf('Please allow'));
  });

  it('offers another port, and two addresses instead of a list', async () => {
    const text = await body('firewall-request');
    expect(text).toContain('If port 21 is not possible: TCP 3021 and 40000-50000');
    expect(text).toContain('2 dedicated addresses are enough (4 rules');
  });

  it.each([
    'javascript:alert(1)',
    'https://a.test/\nReason: x',
    'not a link',
    `https://a.test/${'x'.repeat(600)}`,
  ])('%j is no link to click', async (verifyLink) => {
    const text = await body('firewall-request', { context: { verifyLink } });
    expect(text).not.toContain('To check the change');
  });
});

it('an unknown format is refused with the known ones', async () => {
  const rendered = await renderAllowlist({ profile: filesCom, addresses: mixed, format: 'punch-cards' });
  expect(rendered).toMatchObject({ ok: false, reason: { code: 'unknown-format' } });
  expect(!rendered.ok && rendered.reason.sentence).toContain(ids.join(', '));
});

it('every format is registered under the name of its file', () => {
  for (const id of ids)
    expect(
      readFileSync(path.join(import.meta.dirname, '../../../lib/allowlist/formats', `${id}.ts`), 'utf8'),
    ).toContain(`id: '${id}'`);
});
