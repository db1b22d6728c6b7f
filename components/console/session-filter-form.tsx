import { buttonStyle } from '@/components/ui/button-style';
import { causeIds } from '@/lib/diagnosis/cause-id';
import { owners } from '@/lib/diagnosis/finding';
import type { SessionFilter } from '@/lib/support/list-sessions';
import { isFiltered, ownerName } from './session-words';

const control = 'mt-1 block w-full rounded-plate border border-edge bg-surface px-3 py-2 min-h-11';

/** Filters as a GET form: they live in the address, so a view can be kept, sent and gone back to. */
export function SessionFilterForm({ filter, total }: { filter: SessionFilter; total: number }) {
  return (
    <search className="mt-6 block">
      <form method="get" className="grid items-end gap-4 sm:grid-cols-[2fr_2fr_1fr_auto]">
        <label className="text-note font-semibold" htmlFor="text">
          Search host, code, address, note
          <input
            id="text"
            name="text"
            type="search"
            defaultValue={filter.text}
            maxLength={200}
            className={control}
          />
        </label>
        <label className="text-note font-semibold" htmlFor="cause">
          Verdict
          <select id="cause" name="cause" defaultValue={filter.cause ?? ''} className={control}>
            <option value="">Any</option>
            <option value="none">No verdict yet</option>
            {causeIds.map((cause) => (
              <option key={cause} value={cause}>
                {cause.replaceAll('-', ' ')}
              </option>
            ))}
          </select>
        </label>
        <label className="text-note font-semibold" htmlFor="owner">
          Who must act
          <select id="owner" name="owner" defaultValue={filter.owner ?? ''} className={control}>
            <option value="">Anybody</option>
            {owners.map((owner) => (
              <option key={owner} value={owner}>
                {ownerName[owner]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={buttonStyle.secondary}>
          Filter
        </button>
      </form>
      <p className="mt-3 text-note text-soft" role="status">
        {total === 1 ? '1 check' : `${total} checks`}, newest first.{' '}
        {isFiltered(filter) && <a href="/support">Clear the filter</a>}
      </p>
    </search>
  );
}
