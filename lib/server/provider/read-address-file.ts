import { readFileSync, statSync } from 'node:fs';
import { readAddressLines } from '@/lib/provider/read-address-lines';
import { type Result, refusal } from '@/lib/result';

const largestFile = 1024 * 1024;

/** The entries of a list on disk, or what is wrong with it, one sentence each. */
export function readAddressFile(file: string): Result<readonly string[], readonly string[]> {
  try {
    if (statSync(file).size > largestFile) return refusal(['must be at most 1 MiB']);
    return readAddressLines(readFileSync(file, 'utf8'));
  } catch (error) {
    return refusal([`cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
