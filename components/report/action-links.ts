import type { Action, NextStep } from '@/lib/diagnosis/finding';

/** Where the buttons of a report lead. A page that may not act leaves them out. */
export interface ActionLinks {
  readonly firewallRequest?: string;
  readonly testWithLogin?: string;
  readonly contact?: string;
  /** Where on the page the conversations with the service are; left out when none was kept. */
  readonly conversation?: string;
  /** Where on the page the ways to hand the report on are. */
  readonly sendOn?: string;
  /** The page on which another port is chosen. */
  readonly usePort?: string;
  /** The page on which we call a port of the customer's network, for active mode. */
  readonly inbound?: string;
  /** Pages of the steps that a diagnosis may ask for, by step id. */
  readonly steps?: Readonly<Record<string, string>>;
  /** Starts a run of the same tests. */
  readonly testAgain?: () => Promise<void>;
  /** The page that asks for the login which the same tests need; instead of `testAgain`, where they need one. */
  readonly againWithLogin?: string;
}

/** Whether the reader can take an action here. */
export const canPress = ({ button }: Action, links: ActionLinks): boolean =>
  (button === 'test-again' && links.testAgain !== undefined) || actionLink(button, links) !== null;

/** The link behind a button, and its words; null where there is nothing to press. */
export function actionLink(
  button: Action['button'],
  links: ActionLinks,
): { href: string; label: string } | null {
  if (button === 'firewall-request' && links.firewallRequest)
    return { href: links.firewallRequest, label: 'Open the request for the firewall team' };
  if (button === 'test-with-login' && links.testWithLogin)
    return { href: links.testWithLogin, label: 'Test with your login' };
  if (button === 'contact-provider' && links.contact)
    return { href: links.contact, label: 'Write to the service' };
  if (button === 'use-port' && links.usePort)
    return { href: links.usePort, label: 'Choose another port and test it' };
  if (button === 'web-login' && links.steps?.['web-login'])
    return { href: links.steps['web-login'], label: 'Try the login on the web site' };
  return null;
}

/** The page of a step; null for one that has none, and for readers who may not act. */
export const stepLink = (step: NextStep, links: ActionLinks): string | null => links.steps?.[step.id] ?? null;

/** Whether the reader can take a step here. */
export const canTake = (step: NextStep, links: ActionLinks): boolean =>
  stepLink(step, links) !== null || (step.id === 'test-again' && links.testAgain !== undefined);

/** The buttons that do the same as a step. */
const sameAs: ReadonlyMap<string, Action['button']> = new Map([
  ['test-again', 'test-again'],
  ['login-test', 'test-with-login'],
  ['web-login', 'web-login'],
] as const);

/** Whether an action's button leads where the step leads: one of them is enough. */
export const doesSame = ({ button }: Action, step: NextStep): boolean =>
  button !== null && sameAs.get(step.id) === button;
