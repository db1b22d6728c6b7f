import type { ConfigRefusal } from './read-config';
import { configReaders } from './registry';

const files = [...new Set(configReaders.map(({ client, file }) => `${client}: ${file}`))];
const tooBig =
  'This file is built larger or deeper than the settings of any FTP program, so that it is not read.';
const sentences: Readonly<Record<ConfigRefusal, string>> = {
  empty: 'There is nothing in it.',
  'too-long': 'The file is larger than 1 MB. Give only the part about this connection.',
  encrypted:
    'The whole file is protected by a password. Write its settings without a password first, for example with "rclone config show".',
  'unknown-format': `We do not know this kind of file. These we do: ${files.join('; ')}.`,
  'nothing-found': 'There is no connection in this file, or a part of it is missing.',
  'document-type':
    'The file has a document type, which the settings of FTP programs do not have, so that it is not read.',
  entity:
    'The file has references (&...;) that the settings of FTP programs do not have, so that it is not read.',
  'too-deep': tooBig,
  'too-many-elements': tooBig,
  'too-many-attributes': tooBig,
  'forbidden-name': tooBig,
  malformed: 'The file is damaged, or a part of it is missing. Export it again.',
};

/** Why a file was not read, for the customer. */
export const refusalSentence = (reason: ConfigRefusal): string => sentences[reason];
