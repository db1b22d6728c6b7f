import type { ObservationOf } from '@/lib/observations/observation';
import type { VantageKind } from '@/lib/observations/vantage';
import { settingOf } from './client-words';
import type { Facts } from './facts';

/** Vantages that show what the customer's program does; a kit asks questions of its own from the same place. */
const ofProgram: ReadonlySet<VantageKind> = new Set(['client-log', 'client-config', 'canary']);

/** True for what the customer's own program did or is set to, and not a question that we asked from its network. */
export const isOfProgram = (seen: { readonly vantage: { readonly kind: VantageKind } }): boolean =>
  ofProgram.has(seen.vantage.kind);

/** What may show or tell the mode of the customer's program. */
export type ModeFacts = Pick<Facts, 'customers' | 'answer'>;

/** Callbacks that arrived at the customer's side. */
const arrived = (seen: ObservationOf<'active-callback'>): boolean =>
  seen.failure === null && seen.from !== null;

/** True when the customer's program, as seen or told, lets the service connect to it (active mode). */
export const programIsActive = (facts: ModeFacts): boolean =>
  facts.customers('active-callback').some(isOfProgram) ||
  facts.customers('data-connection').some((seen) => seen.mode === 'active' && isOfProgram(seen)) ||
  settingOf(facts, 'mode')?.value === 'active' ||
  facts.answer('mode')?.value === 'active';

/** True when a callback came through to the customer's side at any time. */
export const callbackArrived = (facts: ModeFacts): boolean =>
  facts.customers('active-callback').some(arrived);
