import type { ObservationOf } from '@/lib/observations/observation';
import { blocked, type Described, failedAttempt, partly, quote, works } from './described';

type Passive = ObservationOf<'passive-reply'>;

const oddAddress: Readonly<Record<NonNullable<Passive['names']>, string | null>> = {
  same: null,
  private: 'an address inside a private network',
  loopback: 'an address that means “this computer”',
  unspecified: 'no address at all',
  'other-public': 'another address than its own',
  'other-special': 'an address that is not on the public internet',
};

/** Where the service says to connect for data. */
export function describePassive(seen: Passive): Described {
  const what = `Passive mode (${seen.command})`;
  if (seen.reply !== null && seen.reply.code >= 400)
    return blocked('refused', `${what}: refused, ${quote(seen.reply.text)}.`);
  if (seen.failure !== null) return failedAttempt(seen, what);
  const odd = seen.names === null ? null : oddAddress[seen.names];
  if (odd !== null)
    return blocked(
      'wrong address',
      `${what}: the service names ${odd}${seen.address === null ? '' : `, ${seen.address}`}.`,
    );
  return works('answers', `${what}: the service names port ${seen.port}.`);
}

/** How far a data connection got. */
export function describeData(seen: ObservationOf<'data-connection'>): Described {
  if (seen.purpose === 'sample') return describeSample(seen);
  if (seen.resumption === 'withheld') return describeWithheld(seen);
  const what = `Data connection (${seen.mode}, ${seen.command})`;
  if (seen.failure !== null) return failedData(seen, what);
  if (seen.closed === 'reset' || seen.closed === 'cut')
    return blocked('cut off', `${what}: cut off after ${seen.bytes} bytes.`);
  return works('works', `${what}: works.`);
}

/** Which rung it stopped at: no connection, a refusal, encryption, the data, or the word that all is done. */
function failedData(seen: ObservationOf<'data-connection'>, what: string): Described {
  if (isNegativeReply(seen)) return blocked('refused', `${what}: refused, ${quote(seen.reply?.text ?? '')}.`);
  const encryption =
    seen.failure?.startsWith('tls_') ||
    (seen.reached === 'connected' && seen.protection !== 'clear' && seen.failure !== 'timed_out');
  if (encryption && !seen.failure?.startsWith('our')) return failedAttempt(seen, what, 'encryption failed');
  if (seen.reached === 'closed')
    return failedAttempt(seen, what, 'all data came, but the service did not confirm it');
  if (seen.reached === 'bytes') return failedAttempt(seen, what, `cut off after ${seen.bytes} bytes`);
  if (seen.reached !== 'nothing' && seen.failure === 'timed_out')
    return failedAttempt(seen, what, 'connected, but no data came');
  return failedAttempt(seen, what);
}

const isNegativeReply = (seen: ObservationOf<'data-connection'>): boolean =>
  seen.failure === 'reply_negative' && seen.reply !== null && seen.reply.code >= 400;

function describeSample(seen: ObservationOf<'data-connection'>): Described {
  const what = `Data port ${seen.target?.port ?? ''}`.trimEnd();
  return seen.failure === null ? works('answers', `${what} answers.`) : failedAttempt(seen, what);
}

/** To insist on resumption protects people, and not to insist is fine as well. */
function describeWithheld(seen: ObservationOf<'data-connection'>): Described {
  if (seen.failure === null)
    return works('not required', 'Data connections work without resuming the session, too.');
  const ours = failedAttempt(seen, 'Data connection without resuming the session');
  if (ours.state === 'our-side') return ours;
  if (seen.reached === 'nothing') return { ...ours, state: 'partly' };
  return works('resumption required', 'The service wants data connections to resume the session.');
}

/** Whether data connections may be in clear, or must not be. */
export function describeProtection(seen: ObservationOf<'data-protection'>): Described {
  const what = seen.level === 'clear' ? 'Data connections without encryption' : 'Encrypted data connections';
  if (seen.failure !== null && seen.failure !== 'reply_negative') return failedAttempt(seen, what);
  if (seen.level === 'private')
    return seen.accepted
      ? works('allowed', `${what}: the service agrees to them.`)
      : blocked('refused', `${what}: refused${seen.reply === null ? '' : `, ${quote(seen.reply.text)}`}.`);
  return seen.accepted
    ? works('allowed', `${what}: the service would agree to them. Yours stay encrypted.`)
    : works('refused', `${what}: refused. That protects your files.`);
}

/** How many connections one user may have. */
export function describeParallel(seen: ObservationOf<'parallel-logins'>): Described {
  if (seen.failure !== null && seen.failure !== 'reply_negative')
    return failedAttempt(seen, 'Several connections of one user');
  if (seen.opened < seen.asked)
    return partly(
      'limited',
      `${seen.opened} of ${seen.asked} connections of one user were accepted${seen.reply === null ? '' : `: ${quote(seen.reply.text)}`}.`,
    );
  return works('allowed', `${seen.opened} connections of one user are accepted side by side.`);
}
