import type { Action } from '@/lib/diagnosis/finding';

/** Where the buttons of a report lead. A page that may not act leaves them out. */
export interface ActionLinks {
  readonly firewallRequest?: string;
  readonly testWithLogin?: string;
  readonly contact?: string;
  /** Where on the page the conversations with the service are; left out when none was kept. */
  readonly conversation?: string;
  /** Where on the page the ways to hand the report on are. */
  readonly sendOn?: string;
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
  // The port stands in the answers: with the old one the same tests would only say the same again.
  if (button === 'use-port' && links.steps?.host)
    return { href: links.steps.host, label: 'Change the port here and test again' };
  return null;
}
