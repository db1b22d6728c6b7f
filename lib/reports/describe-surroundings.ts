import type { ObservationOf } from '@/lib/observations/observation';
import { blocked, type Described, failedAttempt, partly, works } from './described';

/** What the customer's machine and network showed apart from the service, in words. */

const elsewhere: Readonly<Record<ObservationOf<'outbound-connect'>['purpose'], string>> = {
  'same-port': 'The same port of another host',
  web: 'A web site',
  'high-port': 'A high port of another host',
};

export function describeOutbound(seen: ObservationOf<'outbound-connect'>): Described {
  const what = elsewhere[seen.purpose];
  return seen.failure === null ? works('answers', `${what} answers.`) : failedAttempt(seen, what);
}

export function describePacket(seen: ObservationOf<'packet-size'>): Described {
  if (seen.failure !== null) return failedAttempt(seen, `Packets of ${seen.bytes} bytes`);
  return seen.passed
    ? works('pass', `Packets of ${seen.bytes} bytes get through.`)
    : blocked('lost', `Packets of ${seen.bytes} bytes get lost on the way.`);
}

export function describeBurst(seen: ObservationOf<'connection-burst'>): Described {
  const said = `${seen.opened} of ${seen.asked} connections in a row were accepted.`;
  return seen.opened < seen.asked ? partly('some lost', said) : works('all accepted', said);
}

/** A certificate is judged by the day; five minutes are the most that anything else forgives. */
const noticeableMs = 300_000;

export function describeClock(seen: ObservationOf<'clock-offset'>): Described {
  const minutes = Math.round(Math.abs(seen.offsetMs) / 60_000);
  return Math.abs(seen.offsetMs) < noticeableMs
    ? works('right', 'The clock is right.')
    : partly('wrong', `The clock is ${minutes} minutes ${seen.offsetMs > 0 ? 'ahead' : 'behind'}.`);
}
