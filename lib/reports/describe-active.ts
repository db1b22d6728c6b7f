import type { ObservationOf } from '@/lib/observations/observation';
import { blocked, capital, type Described, failedAttempt, placeOf, quote, works } from './described';

/** How a connection of the service to us, in active mode, went: refused, never there, from elsewhere, or well. */
export function describeCallback(seen: ObservationOf<'active-callback'>): Described {
  const what = `Active mode (${seen.command})`;
  if (seen.reply !== null && seen.reply.code >= 400)
    return blocked('refused', `${what}: refused, ${quote(seen.reply.text)}.`);
  const address = seen.target?.address ?? null;
  if (seen.from !== null && address !== null && seen.from !== address)
    return blocked(
      'from another address',
      `${what}: the service connects back from ${seen.from}, not from ${address}.`,
    );
  if (seen.failure === null) return works('works', `${what}: the service connects back.`);
  if (seen.strangers > 0)
    return blocked(
      'from another address',
      `${what}: a connection came back from another address than the service’s. It was not let in.`,
    );
  if (seen.vantage.kind === 'portal' && (seen.failure === 'timed_out' || seen.failure === 'reply_negative'))
    return notArrived(what, seen.detail);
  return failedAttempt(
    seen,
    what,
    seen.failure === 'timed_out' ? 'the service agreed, but its connection did not arrive' : null,
  );
}

/** What stands in front of us may have kept it out, so it shows nothing about the service. */
const notArrived = (what: string, detail: string | null): Described => ({
  state: 'not-tested',
  word: 'did not arrive',
  sentence: `${what}: no connection of the service arrived here. A firewall on our side may have kept it out${
    detail === null ? '' : `; the service says ${quote(detail)}`
  }.`,
});

/** Whether a port that the customer opened can be reached by the service's side. */
export function describeInbound(seen: ObservationOf<'inbound-connect'>): Described {
  const what = `Your ${placeOf(seen)}`;
  return seen.failure === null
    ? works('answers', `${what} can be reached from outside.`)
    : failedAttempt(seen, `${capital(placeOf(seen))}, which you opened, from outside`);
}
