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
  const what = `Data connection (${seen.mode}, ${seen.command})`;
  if (seen.failure !== null) {
    const encryption =
      seen.failure.startsWith('tls_') || (seen.reached === 'connected' && seen.protection !== 'clear');
    return failedAttempt(
      seen,
      what,
      encryption && !seen.failure.startsWith('our') ? 'encryption failed' : null,
    );
  }
  if (seen.closed === 'reset' || seen.closed === 'cut')
    return blocked('cut off', `${what}: cut off after ${seen.bytes} bytes.`);
  return works('works', `${what}: works.`);
}

const operations: Readonly<Record<ObservationOf<'transfer'>['operation'], string>> = {
  list: 'Folder list',
  upload: 'Upload of a small file',
  size: 'Size of that file on the server',
  download: 'Download of the same file',
  delete: 'Deleting it again',
};

/** What became of one operation on a file. */
export function describeTransfer(seen: ObservationOf<'transfer'>): Described {
  const what = operations[seen.operation];
  if (seen.bytesExpected !== null && seen.sizeOnServer !== null && seen.sizeOnServer !== seen.bytesExpected)
    return blocked(
      'not stored as sent',
      `${what}: ${seen.bytesExpected} bytes were sent, ${seen.sizeOnServer} are kept.`,
    );
  if (seen.contentMatches === false)
    return blocked('not stored as sent', `${what}: what came back is not what was sent.`);
  if (seen.reply !== null && seen.reply.code >= 400)
    return blocked('refused', `${what}: refused, ${quote(seen.reply.text)}.`);
  if (seen.failure !== null) {
    const started = (seen.bytesSeen ?? 0) > 0 && seen.bytesExpected !== null;
    return failedAttempt(
      seen,
      what,
      started ? `stopped after ${seen.bytesSeen} of ${seen.bytesExpected} bytes` : null,
    );
  }
  return works('works', `${what}: works.`);
}

/** Whether data connections may be in clear, or must not be. */
export function describeProtection(seen: ObservationOf<'data-protection'>): Described {
  const what = seen.level === 'clear' ? 'Data connections without encryption' : 'Encrypted data connections';
  if (seen.failure !== null && seen.failure !== 'reply_negative') return failedAttempt(seen, what);
  return works(
    seen.accepted ? 'allowed' : 'refused',
    `${what} are ${seen.accepted ? 'allowed' : 'refused'}.`,
  );
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
