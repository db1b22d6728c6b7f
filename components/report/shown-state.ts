import type { ShownState } from '@/components/ui/state-symbol';
import type { ResultState } from '@/lib/reports/report';

/** The state to show for a result: what is closed and never was promised looks like no fault. */
export const shownState = ({ state, fault }: { state: ResultState; fault: boolean }): ShownState =>
  state === 'blocked' && !fault ? 'no-fault' : state;
