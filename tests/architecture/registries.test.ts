import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** Folders whose members are one file and one line in the registry beside the folder. */
const FAMILIES = [
  'lib/probes/checks',
  'lib/diagnosis/causes',
  'lib/allowlist/formats',
  'lib/wizard/steps',
  'lib/practice/servers',
  'lib/client-logs/readers',
  'lib/client-config/readers',
];

describe.each(FAMILIES)('%s', (folder) => {
  const registry = path.join(path.dirname(folder), 'registry.ts');
  const members = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length));

  test('has members and a registry', () => {
    expect(members.length).toBeGreaterThan(0);
    expect(existsSync(registry)).toBe(true);
  });

  test('every member is imported and listed in the registry', () => {
    const text = readFileSync(registry, 'utf8');
    const unlisted = members.filter((member) => {
      const imported = new RegExp(
        `import \\{ (\\w+)[^}]*\\} from '[^']*/${path.basename(folder)}/${member}'`,
      ).exec(text)?.[1];
      // Once where it is imported, once more where it is listed.
      return !imported || (text.match(new RegExp(`\\b${imported}\\b`, 'g')) ?? []).length < 2;
    });
    expect(unlisted).toEqual([]);
  });

  test('the id of every member is the name of its file', () => {
    const different = members.filter((member) => {
      const text = readFileSync(path.join(folder, `${member}.ts`), 'utf8');
      return !new RegExp(`\\bid: '${member}'`).test(text);
    });
    expect(different).toEqual([]);
  });
});
