import type { ObservationOf } from '@/lib/observations/observation';
import { blocked, type Described, failedAttempt, quote, works } from './described';

type Transfer = ObservationOf<'transfer'>;

const files: Readonly<Record<Transfer['size'], string>> = {
  small: 'a small file',
  large: 'a large file',
  slow: 'a file sent slowly',
};

const nameOf = ({ operation, size }: Transfer): string => {
  const names: Readonly<Record<Transfer['operation'], string>> = {
    list: 'Folder list',
    upload: `Upload of ${files[size]}`,
    size: 'Size of that file on the server',
    download: size === 'small' ? 'Download of the same file' : `Download of ${files[size]}`,
    delete: 'Deleting it again',
  };
  return names[operation];
};

/** What became of one operation on a file. For an upload, why a file of zero bytes may be there. */
export function describeTransfer(seen: Transfer): Described {
  const what = nameOf(seen);
  if (seen.bytesExpected !== null && seen.sizeOnServer !== null && seen.sizeOnServer !== seen.bytesExpected)
    return blocked(
      'not stored as sent',
      `${what}: ${seen.bytesExpected} bytes were sent and confirmed, ${seen.sizeOnServer === 0 ? 'none' : seen.sizeOnServer} are kept.`,
    );
  if (seen.contentMatches === false)
    return blocked('not stored as sent', `${what}: what came back is not what was sent.`);
  if (seen.reply !== null && seen.reply.code >= 400)
    return blocked('refused', `${what}: refused, ${quote(seen.reply.text)}.`);
  if (seen.failure !== null) return failedAttempt(seen, what, howFar(seen));
  if (seen.operation === 'size' && seen.bytesExpected === null && seen.sizeOnServer !== null)
    return works('told', `What is left of the file on the server: ${seen.sizeOnServer} bytes.`);
  return works('works', workedSentence(seen, what));
}

/** Where a transfer stopped; null where the failure says it all. */
function howFar({ operation, bytesSeen, bytesExpected, failure }: Transfer): string | null {
  if (bytesExpected === null || (operation !== 'upload' && operation !== 'download')) return null;
  if (operation === 'upload' && bytesSeen !== null && bytesSeen >= bytesExpected)
    return 'it was sent off, but the service did not confirm that it came';
  if ((bytesSeen ?? 0) > 0) return `stopped after ${bytesSeen} of ${bytesExpected} bytes`;
  if (failure === 'reset' || failure === 'closed') return 'cut off before the first byte';
  return failure === 'timed_out' ? 'no data connection: no answer' : null;
}

function workedSentence(seen: Transfer, what: string): string {
  const { bytesSeen, elapsedMs, size } = seen;
  const moves = seen.operation === 'upload' || seen.operation === 'download';
  if (size !== 'large' || !moves || bytesSeen === null || elapsedMs === null || elapsedMs === 0)
    return `${what}: works.`;
  const speed = throughput(bytesSeen, elapsedMs);
  if (seen.bytesExpected === null)
    return `${what}: works, ${speed}. We stopped after ${Math.round(elapsedMs / 1000)} seconds.`;
  return `${what}: works, ${speed}.`;
}

/** "1.3 MB/s": 1 MB is a million bytes. */
function throughput(bytes: number, elapsedMs: number): string {
  const perSecond = (bytes * 1000) / elapsedMs;
  return perSecond >= 100_000
    ? `${(perSecond / 1_000_000).toFixed(1)} MB/s`
    : `${Math.max(1, Math.round(perSecond / 1000))} kB/s`;
}
