type Row = Readonly<Record<string, string | number>>;

/** Prints rows with the same keys as a table: text to the left, numbers to the right. */
export function printTable(rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const width = (column: string) =>
    Math.max(column.length, ...rows.map((row) => String(row[column] ?? '').length));
  const line = (cell: (column: string) => string) =>
    columns
      .map((column, index) =>
        index === 0 ? cell(column).padEnd(width(column)) : cell(column).padStart(width(column)),
      )
      .join('  ');
  console.log(line((column) => column));
  for (const row of rows) console.log(line((column) => String(row[column] ?? '')));
}
