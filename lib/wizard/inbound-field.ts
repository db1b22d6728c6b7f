import { allowInboundPort, inboundPorts } from '@/lib/net/target-policy';
import { type Result, refusal, success } from '@/lib/result';
import type { FormValues, TextField } from './step';

/** The field for the port that a person has opened in their own network. */
export const inboundField: TextField = {
  kind: 'text',
  name: 'port',
  label: 'Which port did you open?',
  hint: `A number from ${inboundPorts.from} to ${inboundPorts.to}.`,
  optional: false,
  limit: 5,
};

/** The port as it was typed, or what to enter instead. */
export function readInboundPort(form: FormValues): Result<number, string> {
  const text = (form.port ?? '').trim();
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  const refused = allowInboundPort(port);
  return refused === null ? success(port) : refusal(refused);
}
