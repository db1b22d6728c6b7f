/*
 * No PowerShell runs where this project is tested, so the Windows script has never been run by these tests. Its syntax
 * was read with the grammar tree-sitter-powershell 0.26.4, without an error. What is tested here holds for any text: that
 * it stays within the subset that Windows PowerShell 5.1 knows, and that it writes the lines that the portal reads.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readKitLine } from '@/lib/kit/kit-line';

const text = readFileSync(path.join(import.meta.dirname, '../../../lib/kit/portside-check.ps1'), 'utf8');
/** Without comments and without what stands in single quotes. */
const code = text.replace(/^\s*#.*$/gm, '').replace(/'[^'\n]*'/g, "''");

it('is plain ASCII, which no code page changes', () => {
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
});

it('evaluates nothing, loads nothing and asks for no rights', () => {
  expect(code).not.toMatch(
    /\b(Invoke-Expression|iex|Add-Type|Import-Module|Install-Module|Start-Process|RunAs|EncodedCommand|DownloadString)\b|ScriptBlock\]::Create/i,
  );
  expect([...text.matchAll(/(?<=[\s(=])& ?(\S+)/g)].map(([, program]) => program)).toEqual(['netsh']);
});

it('uses nothing that came after PowerShell 5.1', () => {
  // Ternary, null-coalescing, chained commands, parallel loops and null-conditional members came with version 7.
  expect(code).not.toMatch(/\?\?|\?\.|&&|\|\||-Parallel\b|-SkipCertificateCheck\b|\$[\w.]+ \? /);
  expect(code).not.toMatch(/\bclass \w+|\busing (module|namespace)\b|-AsUTC\b|-Timeout\b/);
});

it('leaves the variable alone that PowerShell keeps for itself', () => {
  expect(text).not.toMatch(/\$HOST\b/i);
});

it('closes every bracket it opens', () => {
  // Texts with variables in them may hold brackets of their own, in pairs.
  const open: string[] = [];
  const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  for (const [sign] of code.matchAll(/[()[\]{}]/g)) {
    const partner = pairs[sign];
    if (partner === undefined) open.push(sign);
    else expect(open.pop()).toBe(partner);
  }
  expect(open).toEqual([]);
});

it('writes kinds of lines that the portal knows', () => {
  const words = new Set([...text.matchAll(/Add-Result '?([a-z]+)/g)].map(([, word]) => word ?? ''));
  expect(words.size).toBeGreaterThan(18);
  for (const word of words) expect([word, readKitLine([word])]).toEqual([word, false]);
  for (const [, check, reason] of text.matchAll(/Add-Result untested ([a-z-]+) ([a-z-]+)/g))
    expect(readKitLine(['untested', check ?? '', reason ?? ''])).toBeTruthy();
});

it('uploads as many bytes as the portal expects', () => {
  const [, line = '', times = '0'] = /'(PORTSIDE test file[^']*)' \* (\d+)/.exec(text) ?? [];
  expect(line.length * Number(times)).toBe(1920);
});
