import { DateText } from '@/components/ui/date-text';
import { StateSymbol } from '@/components/ui/state-symbol';
import type { SessionFilter } from '@/lib/support/list-sessions';
import type { SessionListView, SessionRow } from '@/lib/support/session-row';
import { isFiltered, pageAddress, rowVerdict, storedOwnerName } from './session-words';

function Row({ row }: { row: SessionRow }) {
  const { state, headline } = rowVerdict(row);
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[9rem_1fr_11rem]">
      <p>
        <a href={`/support/sessions/${row.id}`} className="inline-block py-1 font-mono font-semibold">
          {row.code}
        </a>
      </p>
      <div className="min-w-0">
        <p className="flex items-start gap-2 font-medium">
          <StateSymbol state={state} className="mt-1 size-5" />
          <span>{headline}</span>
        </p>
        <p className="break-all text-note text-soft">
          {row.host ?? 'no address yet'}
          {row.port !== null && `, port ${row.port}`}
          {row.verdict && `. Who must act: ${storedOwnerName(row.verdict.owner)}, ${row.verdict.confidence}`}
        </p>
      </div>
      <p className="text-note text-soft">
        <DateText iso={row.createdAt} />
        <br />
        {row.runs === 1 ? '1 run' : `${row.runs} runs`}
        {row.fromLink && ', from a link'}
      </p>
    </li>
  );
}

/** One line per session: what was found, for which address, who must act. */
export function SessionTable({ list, filter }: { list: SessionListView; filter: SessionFilter }) {
  if (list.rows.length === 0) {
    return (
      <p className="mt-8 rounded-plate border border-line bg-surface p-6">
        {isFiltered(filter) ? (
          <>
            Nothing fits this filter. <a href="/support">Clear the filter</a>
          </>
        ) : (
          <>
            No customer has started a check yet. <a href="/support/links/new">Make a link</a> and send it to
            one.
          </>
        )}
      </p>
    );
  }
  return (
    <>
      <ul className="mt-4 border-t border-line">
        {list.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {list.pages > 1 && (
        <nav aria-label="Pages" className="mt-6 flex items-center gap-6">
          {list.page > 1 && <a href={pageAddress(filter, list.page - 1)}>Newer</a>}
          <span className="text-note text-soft">
            Page {list.page} of {list.pages}
          </span>
          {list.page < list.pages && <a href={pageAddress(filter, list.page + 1)}>Older</a>}
        </nav>
      )}
    </>
  );
}
