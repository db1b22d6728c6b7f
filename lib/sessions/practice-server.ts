import { type PracticeTable, practiceTableSchema } from '@/lib/practice/table';
import { settings } from '@/lib/server/settings';

let table: PracticeTable | null | undefined;

/** The practice servers beside this portal; null when none run. */
export function practiceTable(): PracticeTable | null {
  if (table === undefined) {
    const { practice } = settings();
    table = practice === undefined ? null : practiceTableSchema.parse(JSON.parse(practice));
  }
  return table;
}

/** The practice server with this host name, or null. */
export const practiceServer = (host: string): PracticeTable['servers'][number] | null =>
  practiceTable()?.servers.find((server) => server.host === host) ?? null;
