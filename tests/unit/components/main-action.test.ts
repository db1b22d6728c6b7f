import { describe, expect, test } from 'vitest';
import type { ActionLinks } from '@/components/report/action-links';
import { mainAction } from '@/components/report/main-action';
import type { Action } from '@/lib/diagnosis/finding';

const act = (button: Action['button']): Action => ({ text: `Step ${button}`, button });
const mine: ActionLinks = {
  firewallRequest: '/firewall',
  testWithLogin: '/login-test',
  sendOn: '#send-on',
  testAgain: async () => {},
};
const shared: ActionLinks = { firewallRequest: '/firewall', contact: 'mailto:a@example.com' };

describe('the main button of a report', () => {
  test('does the first step where that can be done here', () => {
    const firewall = [act('firewall-request'), act('test-again')];
    expect(mainAction('firewall', firewall, mine)).toEqual({ does: 'step', step: 0 });
    expect(mainAction('nobody', [act('test-with-login')], mine)).toEqual({ does: 'step', step: 0 });
  });

  test('tests again after a change in the own program, and sends nobody anything', () => {
    const again = { does: 'test-again', step: null };
    expect(mainAction('client-user', [act('use-port')], mine)).toEqual(again);
    expect(mainAction('client-user', [act('web-login'), act('contact-provider')], mine)).toEqual(again);
    expect(mainAction('client-user', [act(null), act('test-again')], mine)).toEqual({
      does: 'step',
      step: 1,
    });
  });

  test('leads to the page of ports, and to the page about the web site', () => {
    const links = { ...mine, usePort: '/use-port', steps: { 'web-login': '/web-login' } };
    expect(mainAction('client-user', [act('use-port')], links)).toEqual({ does: 'step', step: 0 });
    expect(mainAction('client-user', [act('web-login')], links)).toEqual({ does: 'step', step: 0 });
  });

  test('sends the report on where somebody else must act, at the step that says so', () => {
    for (const owner of ['provider', 'site-admin', 'dns', 'firewall'] as const) {
      const told = [act('contact-provider'), act('test-again')];
      expect(mainAction(owner, told, mine)).toEqual({ does: 'send-on', step: 0 });
      expect(mainAction(owner, [act(null)], mine)).toEqual({ does: 'send-on', step: null });
    }
  });

  test('writes to the service or opens the request rather than sending on in general', () => {
    const second = { does: 'step', step: 1 };
    expect(mainAction('firewall', [act(null), act('firewall-request')], mine)).toEqual(second);
    const links = { ...mine, contact: 'mailto:a@example.com' };
    expect(mainAction('provider', [act(null), act('contact-provider')], links)).toEqual(second);
  });

  test('is not there where nobody need act, and where the reader may change nothing', () => {
    expect(mainAction('nobody', [act(null)], mine)).toBeNull();
    expect(mainAction('client-user', [act('use-port')], shared)).toBeNull();
    expect(mainAction('provider', [act('test-again')], shared)).toBeNull();
  });
});
