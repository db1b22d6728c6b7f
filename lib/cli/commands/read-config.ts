import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareWithProfile } from '@/lib/client-config/compare-with-profile';
import { correctedConfig } from '@/lib/client-config/corrected-config';
import type { Deviation } from '@/lib/client-config/deviation';
import { type ConfiguredSite, readConfig } from '@/lib/client-config/read-config';
import { refusalSentence } from '@/lib/client-config/refusal-sentence';
import { chooseLoadedProfile } from '../choose-loaded-profile';
import { type Arguments, type Command, exitStatus } from '../command';
import { type ConfigFile, readConfigFile } from '../read-config-file';
import { textTable } from '../text-table';
import { UsageError } from '../usage-error';

const severityWords = { stops: 'Cannot work', hinders: 'May be the reason', tip: 'Recommended' } as const;

export const readConfigCommand: Command = {
  name: 'read-config',
  operands: 'FILE',
  summary: 'compares the settings file of an FTP program with what the service needs',
  details: [
    'FILE is a settings file, or a text with a command line or an address in it; - is standard input. Passwords in it are neither shown nor written.',
  ],
  options: {
    profile: { type: 'string', placeholder: 'P', meaning: 'the service; see "portside profiles"' },
    host: { type: 'string', placeholder: 'NAME', meaning: 'the name that the program should connect to' },
    site: { type: 'string', placeholder: 'N', meaning: 'only the connection with this number' },
    'second-factor': { type: 'boolean', meaning: 'the login has a second factor' },
    json: { type: 'boolean', meaning: 'print as JSON' },
    fix: { type: 'string', placeholder: 'OUT', meaning: 'write a corrected file without passwords' },
  },
  operandCount: { least: 1, most: 1 },
  run: async (given, terminal) => {
    const name = given.positionals[0] ?? '-';
    const file = readConfigFile(name);
    const fileName = name === '-' ? null : path.basename(name);
    const read = readConfig(file.text, fileName, new Date().toISOString(), 'config');
    if (!read.ok) throw new UsageError(refusalSentence(read.reason));
    const reading = read.value;
    const told = { host: given.text('host') ?? null, secondFactor: given.flag('second-factor') };
    const results = chosenSites(given, reading.sites).map(({ site, number }) => {
      const { profile } = chooseLoadedProfile(
        given.text('profile'),
        told.host ?? String(site.settings.host?.value ?? '').toLowerCase(),
      );
      return { site, number, profile, deviations: compareWithProfile(site, profile, told) };
    });
    if (given.flag('json')) {
      const sites = results.map(({ site: { observations: _, ...site }, number, profile, deviations }) => ({
        number,
        ...site,
        profile: profile.id,
        deviations,
      }));
      terminal.print(
        JSON.stringify({ v: 1, client: reading.client, removed: reading.removed, sites }, null, 2),
      );
    } else {
      terminal.print(`${reading.client}, number of connections in this file: ${reading.sites.length}`);
      for (const { site, number, deviations } of results) terminal.print(described(site, number, deviations));
    }
    if (reading.removed > 0) terminal.complain(`Passwords or keys left out: ${reading.removed}.`);
    const out = given.text('fix');
    if (out !== undefined) {
      const [only, ...others] = results;
      if (!only || others.length > 0) throw new UsageError('Choose the connection to correct with --site.');
      const corrected = correctedConfig(reading, only.profile, only.number - 1, told);
      if (corrected.ok) {
        write(out, corrected.value.text, file.encoding);
        terminal.complain(`Written to ${out}: ${corrected.value.corrected.length} corrected.`);
        for (const left of corrected.value.left) terminal.complain(`Change by hand: ${left.where}`);
      } else terminal.complain(fixRefusals[corrected.reason]);
    }
    const serious = results.some(({ deviations }) => deviations.some(({ severity }) => severity !== 'tip'));
    return serious ? exitStatus.findings : exitStatus.noProblem;
  },
};

const fixRefusals = {
  'no-such-site': 'There is no such connection in the file.',
  'nothing-to-correct': 'There is nothing to correct, so that no file is written.',
  'cannot-correct': 'Nothing of this can be written into the file; change it in the program.',
} as const;

function chosenSites(given: Arguments, sites: readonly ConfiguredSite[]) {
  const numbered = sites.map((site, place) => ({ site, number: place + 1 }));
  const wanted = given.text('site');
  if (wanted === undefined) return numbered;
  const chosen = numbered.filter(({ number }) => String(number) === wanted);
  if (chosen.length === 0) throw new UsageError(`--site must be a number from 1 to ${sites.length}.`);
  return chosen;
}

function described(site: ConfiguredSite, number: number, deviations: readonly Deviation[]): string {
  const rows = Object.entries(site.settings).map(([name, { value, line }]) => [
    `  ${name}`,
    String(value),
    line === null ? 'left out' : `line ${line}`,
  ]);
  const remarks = deviations.flatMap((one) => [
    `  ${severityWords[one.severity]}: ${one.is}; should be ${one.shouldBe}.`,
    `    ${one.why}`,
    `    Change it under: ${one.where}`,
  ]);
  return [
    '',
    `${number}. ${site.name ?? site.settings.host?.value ?? 'Settings for all connections'}`,
    ...textTable(rows),
    ...(remarks.length > 0 ? remarks : ['  Nothing in these settings differs from what is needed.']),
  ].join('\n');
}

/** An existing file is not overwritten: it may be the program's own. */
function write(file: string, text: string, encoding: ConfigFile['encoding']): void {
  try {
    writeFileSync(file, text, { flag: 'wx', encoding });
  } catch (error) {
    throw new UsageError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
