/** First characters that make a spreadsheet run a cell as a formula, with their full-width forms. */
const startsFormula = /^[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/;

/** One row of RFC 4180 without its end. A cell that a spreadsheet would run gets an apostrophe in front. */
export function csvRow(cells: readonly string[]): string {
  return cells.map(cell).join(',');
}

function cell(text: string): string {
  const inert = startsFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
