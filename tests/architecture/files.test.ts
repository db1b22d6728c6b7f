import path from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from '../support/source-files';

const product = sourceFiles('app', 'components', 'lib', 'scripts', 'prisma');
const everything = [...product, ...sourceFiles('tests')];
const inProduct = product.filter(
  (file) => !file.path.startsWith('prisma/') && !file.path.startsWith('scripts/'),
);

/** Paths of the files that break a rule; shown whole when a test fails. */
const breaking = (
  files: readonly { path: string; text: string }[],
  breaks: (file: { path: string; text: string }) => boolean,
) => files.filter(breaks).map((file) => file.path);

test('there is code to judge', () => {
  expect(everything.length).toBeGreaterThan(150);
});

test('no file is longer than 300 lines: split it by the things it does', () => {
  expect(breaking(everything, ({ text }) => text.split('\n').length > 301)).toEqual([]);
});

test('files are named in kebab-case after the one thing they export', () => {
  // Next's own names for dynamic and grouped routes stand in brackets.
  const good = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|setup|config|d))*\.(ts|tsx|mjs|css)$/;
  expect(breaking(everything, (file) => !good.test(path.basename(file.path)))).toEqual([]);
});

test('no file is a drawer for odds and ends: name it after what it does', () => {
  const drawer =
    /(^|[/-])(utils?|helpers?|common|misc|manager|index)(\.[a-z]+)+$|(^|\/)(utils?|helpers?|common|misc|shared)\//;
  expect(breaking(everything, (file) => drawer.test(file.path))).toEqual([]);
});

test('no module only passes on what others export: import from where it is defined', () => {
  const passesOn = /^\s*export\s+(\*|\{[^}]*\})\s*from\s/m;
  expect(breaking(everything, (file) => passesOn.test(file.text))).toEqual([]);
});

test('the environment is read in lib/server/settings.ts only: add a setting there', () => {
  const reads = ({ path: file, text }: { path: string; text: string }) =>
    file !== 'lib/server/settings.ts' && /process\.env\b/.test(text);
  expect(breaking(inProduct, reads)).toEqual([]);
});

test('no rule is switched off where it hurts', () => {
  const silenced = /biome-ignore|eslint-disable|@ts-(ignore|nocheck|expect-error)/;
  const self = 'tests/architecture/files.test.ts';
  expect(breaking(everything, (file) => file.path !== self && silenced.test(file.text))).toEqual([]);
});

test('raw markup is never inserted: text of strangers is rendered as text', () => {
  expect(breaking(inProduct, (file) => /dangerouslySetInnerHTML|\.innerHTML\s*=/.test(file.text))).toEqual(
    [],
  );
});

test('the ports of a provider are data: they stand in its profile', () => {
  const number = /(?<![\w.#])(3021|3990|40_?000|50_?000)(?![\w%])/;
  const elsewhere = ({ path: file, text }: { path: string; text: string }) =>
    !/^lib\/(provider\/profiles\/|practice\/|net\/other-services)/.test(file) &&
    number.test(withoutComments(text));
  expect(breaking(inProduct, elsewhere)).toEqual([]);
});

test('product code promises nothing for later', () => {
  expect(breaking(everything, (file) => /\b(TO[D]O|FIX[M]E|X[X]X)\b/.test(file.text))).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
