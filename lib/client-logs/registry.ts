import type { LogReader } from './log-reader';
import { anyClient } from './readers/any-client';
import { curl } from './readers/curl';
import { filezilla } from './readers/filezilla';

/** Every reader; the last one reads what no other recognises. */
export const logReaders: readonly LogReader[] = [curl, filezilla, anyClient];
