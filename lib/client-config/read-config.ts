import { inertText } from '@/lib/net/inert-text';
import type { Observation } from '@/lib/observations/observation';
import { type Result, refusal, success } from '@/lib/result';
import type { ConfigReader } from './config-reader';
import { linesOfPlaces } from './line-of';
import { configReaders } from './registry';
import { type ClientSettings, type SettingName, type SettingValue, settingNames } from './setting';
import { scanXml, type XmlFault } from './syntax/scan-xml';
import { withoutSecrets } from './without-secrets';

/** UTF-16 units of a file that is read. */
export const configLimit = 1024 * 1024;
/** Connections of one file that are shown. */
const siteLimit = 200;
const valueLimit = 260;

/** A setting as the customer's file has it. */
export interface ReadSetting {
  readonly value: SettingValue;
  /** Number of its line, from 1; null where it follows from what the program leaves out of its files. */
  readonly line: number | null;
}

/** One connection of a file, as plain data. */
export interface ConfiguredSite {
  /** Of the reader: tells where the program keeps its settings. */
  readonly reader: string;
  readonly client: string;
  readonly name: string | null;
  /** False: it is for another kind of service, such as SFTP. */
  readonly isFtp: boolean;
  /** What the file does not say is missing. */
  readonly settings: Readonly<Partial<Record<SettingName, ReadSetting>>>;
  /** The same as observations; those of one site only go into a session, else two would be mixed. */
  readonly observations: readonly Observation[];
}

/** What a file was understood to be, and what it says. Plain data, without secrets. */
export interface ConfigReading {
  readonly reader: string;
  readonly client: string;
  readonly fileName: string | null;
  readonly sites: readonly ConfiguredSite[];
  /** The text that was read, with secrets taken out. */
  readonly text: string;
  /** Places where a secret was taken out. */
  readonly removed: number;
}

export type ConfigRefusal =
  | 'empty'
  | 'too-long'
  /** It is protected by a password as a whole. */
  | 'encrypted'
  | 'unknown-format'
  /** Known, but it has no connection in it, or is cut or damaged. */
  | 'nothing-found'
  | XmlFault;

/**
 * Reads the settings file of an FTP program, a command line or an address. Secrets are taken out first, so that nothing
 * behind this line sees them. Works on text alone, in time proportional to its length; uses nothing of Node.
 *
 * @param fileName only a hint, and shown again; null for what was pasted
 * @param at when it was handed in, as ISO date: what observations of it are dated with
 * @param prefix begins the ids of the observations, so that two files of one session are kept apart
 */
export function readConfig(
  raw: string,
  fileName: string | null,
  at: string,
  prefix: string,
): Result<ConfigReading, ConfigRefusal> {
  if (raw.trim() === '') return refusal('empty');
  if (raw.length > configLimit) return refusal('too-long');
  if (/^\s*#\s*Encrypted rclone configuration/i.test(raw)) return refusal('encrypted');
  // Before anything else looks at it: what is built to keep readers busy is refused within milliseconds.
  const scanned = /^[\s\ufeff]*</.test(raw.slice(0, 2000)) ? scanXml(raw) : null;
  if (scanned?.ok === false) return scanned;
  const { text, removed } = withoutSecrets(raw);
  const shown = fileName === null ? null : inertText(fileName, 120);
  const reader = recognise(text, shown);
  if (reader === null) return refusal('unknown-format');
  const found = reader.read(text).slice(0, siteLimit);
  if (found.length === 0) return refusal('nothing-found');
  const lineOf = linesOfPlaces(text);
  const sites = found.map((site, place) => asData(site, { reader, lineOf, at, id: `${prefix}/${place}` }));
  return success({ reader: reader.id, client: reader.client, fileName: shown, sites, text, removed });
}

/** The reader that knows the text best; null when none does. */
function recognise(text: string, fileName: string | null): ConfigReader | null {
  const scored = configReaders.map((reader) => ({ reader, score: reader.recognises(text, fileName) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.reader : null;
}

interface Origin {
  readonly reader: ConfigReader;
  readonly lineOf: (at: number) => number;
  readonly at: string;
  readonly id: string;
}

function asData(site: ClientSettings, { reader, lineOf, at, id }: Origin): ConfiguredSite {
  const settings: Partial<Record<SettingName, ReadSetting>> = {};
  const observations: Observation[] = [];
  for (const name of settingNames) {
    const found = site.settings[name];
    if (!found) continue;
    const value = typeof found.value === 'number' ? found.value : inertText(found.value, valueLimit);
    settings[name] = { value, line: found.at === null ? null : lineOf(found.at) };
    observations.push({
      v: 1,
      id: `${id}/${name}`,
      vantage: { kind: 'client-config', network: '' },
      at,
      target: null,
      elapsedMs: null,
      failure: null,
      detail: null,
      kind: 'client-setting',
      client: reader.client,
      setting: name,
      value: String(value),
    });
  }
  const { isFtp } = site;
  return {
    reader: reader.id,
    client: reader.client,
    name: site.name === null ? null : inertText(site.name, 120),
    isFtp,
    settings,
    observations: isFtp ? observations : [],
  };
}
