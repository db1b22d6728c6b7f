import { closeSync, openSync, readSync } from 'node:fs';
import { configLimit } from '@/lib/client-config/read-config';
import { UsageError } from './usage-error';

/** A text and how its characters are written, so that a changed copy can be written alike. */
export interface ConfigFile {
  readonly text: string;
  readonly encoding: 'utf8' | 'utf16le' | 'latin1';
}

/** More bytes than a text within the limit has. */
const byteLimit = 4 * configLimit;

/** Reads a settings file, `-` for standard input; never more than a little beyond the limit. Throws UsageError. */
export function readConfigFile(file: string): ConfigFile {
  try {
    return decoded(readBytes(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readBytes(file: string): Buffer {
  const from = file === '-' ? 0 : openSync(file, 'r');
  try {
    const parts: Buffer[] = [];
    let length = 0;
    while (length <= byteLimit) {
      const part = Buffer.alloc(64 * 1024);
      const count = readSync(from, part);
      if (count === 0) break;
      parts.push(part.subarray(0, count));
      length += count;
    }
    return Buffer.concat(parts);
  } finally {
    if (from !== 0) closeSync(from);
  }
}

/** UTF-16 where it begins with its mark; else UTF-8, or one byte per character where it is not that. */
function decoded(bytes: Buffer): ConfigFile {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString('utf16le'), encoding: 'utf16le' };
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd')) return { text, encoding: 'utf8' };
  return { text: bytes.toString('latin1'), encoding: 'latin1' };
}
