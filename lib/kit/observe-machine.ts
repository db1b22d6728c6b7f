import { parseAddress } from '@/lib/net/address';
import type { Failure } from '@/lib/net/failure';
import { inertText } from '@/lib/net/inert-text';
import type { NotTestedReason, Observation } from '@/lib/observations/observation';
import type { KitLineOf } from './kit-line';
import type { KitObserver } from './kit-observer';

/** What the customer's machine is told, and how it is set up. */

const lookupFailures: Readonly<Record<KitLineOf<'name'>['fields'][0], Failure | null>> = {
  found: null,
  'not-found': 'name_not_found',
  'no-address': 'no_addresses',
  'timed-out': 'resolver_timed_out',
  refused: 'resolver_refused',
  failed: 'resolver_failed',
};

function lookup(
  name: string,
  source: 'resolver' | 'hosts-file',
  found: readonly string[],
  failure: Failure | null,
  observe: KitObserver,
): Observation {
  const addresses = found.flatMap((text) => {
    const parsed = parseAddress(text);
    return parsed ? [{ address: parsed.text, family: parsed.family, ttl: null, refusal: null }] : [];
  });
  const failures = failure === null ? [] : [{ type: 'A' as const, failure }];
  return observe(
    { kind: 'name-resolution', name, source, aliases: [], addresses, omitted: 0, failures },
    { failure },
  );
}

export const observeName = (
  { fields }: KitLineOf<'name'>,
  host: string,
  observe: KitObserver,
): Observation => {
  const [how, addresses] = fields;
  const failure = how === 'found' && addresses.length === 0 ? 'no_addresses' : lookupFailures[how];
  return lookup(host, 'resolver', addresses, failure, observe);
};

/** An entry of the machine's own file. */
export const observeHosts = (
  { fields }: KitLineOf<'hosts'>,
  host: string,
  observe: KitObserver,
): Observation => lookup(host, 'hosts-file', fields[0], null, observe);

/** @returns null when the date cannot be one */
export function observeClock({ fields }: KitLineOf<'clock'>, observe: KitObserver): Observation | null {
  const [source, seconds, date] = fields;
  const right = Date.parse(date);
  if (Number.isNaN(right)) return null;
  const detail = `compared with ${source === 'portal' ? 'this portal' : 'the web portal of the service'}`;
  return observe({ kind: 'clock-offset', offsetMs: seconds * 1000 - right }, { detail });
}

/** What stands before an @ may be a user and a password: the kit leaves it out, and so does this. */
export const observeProxy = ({ fields }: KitLineOf<'proxy'>, observe: KitObserver): Observation => {
  const [source, value] = fields;
  const bare = inertText(value.replace(/^([a-z0-9]+:\/\/)?.*@/i, '$1'), 260);
  return observe({ kind: 'proxy-setting', value: source === 'none' ? null : bare });
};

/** @returns null when the address is of another family than the connection was made over */
export function observePublic({ fields }: KitLineOf<'public'>, observe: KitObserver): Observation | null {
  const parsed = parseAddress(fields[1]);
  if (!parsed || parsed.family !== Number(fields[0])) return null;
  return observe({ kind: 'public-address', address: parsed.text, seenBy: 'portal' });
}

const reasons: Readonly<Record<KitLineOf<'untested'>['fields'][1], NotTestedReason>> = {
  'no-tool': 'no-tool',
  'not-asked': 'not-asked',
  'needs-earlier': 'needs-earlier',
  'out-of-time': 'out-of-time',
};

export const observeUntested = ({ fields }: KitLineOf<'untested'>, observe: KitObserver): Observation => {
  const [check, reason] = fields;
  const detail = reason === 'no-tool' ? 'this machine has no program for it' : null;
  return observe({ kind: 'not-tested', check, reason: reasons[reason] }, { detail });
};
