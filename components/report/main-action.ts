import type { Action, Owner } from '@/lib/diagnosis/finding';
import { type ActionLinks, canPress } from './action-links';

/** What the page's main button does: a step of the list by its index, or what stands below the list. */
export type MainAction = { readonly step: number } | 'send-on' | 'test-again' | null;

const others: ReadonlySet<Owner> = new Set(['firewall', 'dns', 'site-admin', 'provider']);
const handsOn: ReadonlySet<Action['button']> = new Set(['firewall-request', 'contact-provider']);
const tests: ReadonlySet<Action['button']> = new Set(['test-again', 'test-with-login']);

/**
 * The main button does the first step, or what comes right after it: the report goes to whoever must act, and
 * readers who act themselves test again when they have done so. Null where nothing can be pressed here.
 */
export function mainAction(owner: Owner, actions: readonly Action[], links: ActionLinks): MainAction {
  const first = actions.findIndex((action) => canPress(action, links));
  if (first === 0) return { step: 0 };
  const wanted = others.has(owner) ? handsOn : tests;
  const fitting = actions.findIndex((action) => canPress(action, links) && wanted.has(action.button));
  if (fitting > 0) return { step: fitting };
  if (others.has(owner)) return links.sendOn ? 'send-on' : first < 0 ? null : { step: first };
  return links.testAgain ? 'test-again' : null;
}
