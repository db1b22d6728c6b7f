import type { GridColumn, Report } from '@/lib/reports/report';

/**
 * The ports that answered us on at least one address, each once. A port has a column for each way it may be used; with
 * encryption comes first, because logins without it may be refused there.
 */
export function openPorts({ grid }: Pick<Report, 'grid'>): readonly GridColumn[] {
  const open = grid.columns.filter((_column, index) =>
    grid.rows.some((row) => row.cells[index]?.state === 'works'),
  );
  const encryptedFirst = open.toSorted(
    (a, b) => Number(a.encryption === 'plain') - Number(b.encryption === 'plain'),
  );
  return encryptedFirst.filter(
    (column, index) => encryptedFirst.findIndex(({ port }) => port === column.port) === index,
  );
}
