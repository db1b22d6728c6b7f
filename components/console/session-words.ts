import type { ShownState } from '@/components/ui/state-symbol';
import type { Owner } from '@/lib/diagnosis/finding';
import type { SessionFilter } from '@/lib/support/list-sessions';
import type { SessionRow } from '@/lib/support/session-row';

export const ownerName: Readonly<Record<Owner, string>> = {
  firewall: 'Firewall team',
  'client-user': 'Customer',
  dns: 'DNS administrator',
  'site-admin': 'Site administrator',
  provider: 'The service',
  nobody: 'Nobody',
};

/** The name of an owner as it was stored; a stored text that is none is shown as nobody. */
export const storedOwnerName = (owner: string): string =>
  owner in ownerName ? ownerName[owner as Owner] : ownerName.nobody;

export const isFiltered = (filter: SessionFilter): boolean =>
  filter.text !== '' || filter.cause !== undefined || filter.owner !== undefined;

/** The address of another page of the same list. */
export function pageAddress(filter: SessionFilter, page: number): string {
  const query = new URLSearchParams();
  if (filter.text) query.set('text', filter.text);
  if (filter.cause) query.set('cause', filter.cause);
  if (filter.owner) query.set('owner', filter.owner);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/support?${query}` : '/support';
}

/** State and headline of a row, in the same symbols as the report. */
export function rowVerdict(row: SessionRow): { state: ShownState; headline: string } {
  if (!row.verdict) {
    return row.running
      ? { state: 'running', headline: 'Tests are running' }
      : { state: 'waiting', headline: 'No verdict yet' };
  }
  if (row.verdict.cause === 'no-problem-found') return { state: 'works', headline: row.verdict.headline };
  if (row.verdict.cause === 'inconclusive') return { state: 'not-tested', headline: row.verdict.headline };
  return { state: 'blocked', headline: row.verdict.headline };
}
