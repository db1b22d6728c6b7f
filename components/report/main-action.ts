import type { Action, Owner } from '@/lib/diagnosis/finding';
import { type ActionLinks, canPress } from './action-links';

/** What the page's main button does, and at which step of the list by its index; below the list where that is null. */
export interface MainAction {
  readonly does: 'step' | 'send-on' | 'test-again';
  readonly step: number | null;
}

const others: ReadonlySet<Owner> = new Set(['firewall', 'dns', 'site-admin', 'provider']);
const handsOn: ReadonlySet<Action['button']> = new Set(['firewall-request', 'contact-provider']);
const tests: ReadonlySet<Action['button']> = new Set(['test-again', 'test-with-login']);

/**
 * The main button does the first step, or what comes right after it: the report goes to whoever must act, and
 * readers who act themselves test again when they have done so. Null where nothing can be pressed here.
 */
export function mainAction(owner: Owner, actions: readonly Action[], links: ActionLinks): MainAction | null {
  const find = (wanted: ReadonlySet<Action['button']>, pressable: boolean): number | null => {
    const index = actions.findIndex(
      (action) => wanted.has(action.button) && canPress(action, links) === pressable,
    );
    return index < 0 ? null : index;
  };
  if (actions[0] && canPress(actions[0], links)) return { does: 'step', step: 0 };
  const fitting = find(others.has(owner) ? handsOn : tests, true);
  if (fitting !== null) return { does: 'step', step: fitting };
  if (others.has(owner) && links.sendOn) return { does: 'send-on', step: find(handsOn, false) };
  if (owner === 'client-user' && links.testAgain) return { does: 'test-again', step: null };
  return null;
}
