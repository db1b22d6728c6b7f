import type { LogReader } from './log-reader';
import { anyClient } from './readers/any-client';

/** Every reader; the last one reads what no other recognises. */
export const logReaders: readonly LogReader[] = [anyClient];
