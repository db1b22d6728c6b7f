import type { ClientSaying } from '@/lib/observations/customer-kinds';
import type { Observation } from '@/lib/observations/observation';
import type { Vantage } from '@/lib/observations/vantage';
import { type Observe, reply, type Where } from '../support/observe';

/** What programs and kits on the customer's side show, in short words. */

export const fromLog: Vantage = { kind: 'client-log', network: 'office' };

export const says = (o: Observe, saying: ClientSaying, text = 'Something went wrong.'): Observation =>
  o.sees({ kind: 'client-message', client: 'filezilla', text, line: 12, says: saying }, { vantage: fromLog });

export const isSet = (o: Observe, setting: string, value: string): Observation =>
  o.sees(
    { kind: 'client-setting', client: 'filezilla', setting, value },
    { vantage: { kind: 'client-config', network: 'office' } },
  );

/** A log that shows a connection as far as the login. */
export const logsInLog = (o: Observe): Observation[] => [
  o.connects({ vantage: fromLog }),
  o.greets({ vantage: fromLog }),
  o.logsIn({ vantage: fromLog }),
];

export const asksPassive = (o: Observe, where: Where = {}): Observation =>
  o.passive({
    command: 'PASV',
    announced: '192.0.2.1',
    reply: reply(227, 'Entering passive mode (192,0,2,1,156,65).'),
    vantage: fromLog,
    ...where,
  });

interface Active extends Where {
  readonly address?: string;
  readonly failure?: 'timed_out' | 'refused' | 'reply_negative';
  readonly answer?: readonly [number, string];
  readonly from?: string | null;
  readonly protection?: 'clear' | 'explicit';
}

/** A client that lets the service connect to it; it announces a public address unless told otherwise. */
export const callsBack = (o: Observe, announced: string, more: Omit<Active, 'address'> = {}): Observation =>
  o.sees(
    {
      kind: 'active-callback',
      protection: more.protection ?? 'clear',
      command: 'PORT',
      announced: { address: announced, port: 50_123 },
      reply: more.answer === undefined ? reply(200, 'PORT command successful.') : reply(...more.answer),
      from: more.from ?? null,
      strangers: 0,
    },
    {
      vantage: more.vantage ?? fromLog,
      ...(more.failure === undefined ? {} : { failure: more.failure }),
    },
  );
