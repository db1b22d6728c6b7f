import { AddressText } from '@/components/ui/address-text';
import { StateWord } from '@/components/ui/state-word';
import type { GridRow, Report } from '@/lib/reports/report';
import { shownState } from './shown-state';

/** With more addresses than this, those on which everything works fold up. */
const SHOWN = 6;

/** Everything that was promised works: a refusal that is no fault does not count against an address. */
const allWork = (row: GridRow): boolean =>
  row.cells.every((cell) => shownState(cell) === 'works' || shownState(cell) === 'no-fault');

function Rows({ grid, rows }: { grid: Report['grid']; rows: readonly GridRow[] }) {
  return (
    <table className="mt-3 block w-full text-left sm:table">
      <caption className="sr-only">Addresses and ports</caption>
      <thead className="hidden sm:table-header-group">
        <tr className="border-b border-edge text-note">
          <th scope="col" className="py-2 pr-4 font-semibold">
            Address
          </th>
          {grid.columns.map((column) => (
            <th key={column.label} scope="col" className="py-2 pr-4 font-semibold">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows.map((row) => (
          <tr key={row.address} className="block border-b border-line py-3 sm:table-row sm:py-0">
            <th
              scope="row"
              className="block font-mono text-note font-medium sm:table-cell sm:py-2.5 sm:pr-4 sm:align-baseline"
            >
              <AddressText address={row.address} />
            </th>
            {row.cells.map((cell, index) => (
              <td
                key={grid.columns[index]?.label ?? index}
                className="flex items-baseline justify-between gap-4 py-0.5 sm:table-cell sm:py-2.5 sm:pr-4 sm:align-baseline"
              >
                <span className="text-note text-soft sm:hidden">{grid.columns[index]?.label}</span>
                <StateWord state={shownState(cell)} word={cell.word} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every address with every port: a table, and on narrow screens a list per address. */
export function GridTable({ grid }: { grid: Report['grid'] }) {
  const folded = grid.rows.length > SHOWN ? grid.rows.filter(allWork) : [];
  const shown = folded.length > 0 ? grid.rows.filter((row) => !allWork(row)) : grid.rows;
  return (
    <>
      {grid.rows.length > 1 && (
        <p className="mt-2">
          {grid.rows.length} addresses: on {grid.rows.filter(allWork).length} everything works that was
          promised, on {grid.rows.filter((row) => !allWork(row)).length} not everything.
        </p>
      )}
      {grid.rows.some((row) => row.cells.some((cell) => shownState(cell) === 'no-fault')) && (
        <p className="mt-2 text-note text-soft">
          A ring stands for a port that was never promised. That it does not answer is no fault.
        </p>
      )}
      {shown.length > 0 && <Rows grid={grid} rows={shown} />}
      {folded.length > 0 && (
        <details className="mt-4">
          <summary className="min-h-11 py-2 font-medium text-tide">
            The {folded.length} addresses on which everything works
          </summary>
          <Rows grid={grid} rows={folded} />
        </details>
      )}
    </>
  );
}
