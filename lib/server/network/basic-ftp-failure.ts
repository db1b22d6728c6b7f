import type { Deadline } from '@/lib/net/deadline';
import type { Failed } from '@/lib/net/network';
import { classifySocketError, classifyTlsError } from './classify-socket-error';
import { outOfTime } from './out-of-time';

/** Carries a failure of our own socket through the library. */
export class SocketFailure extends Error {
  constructor(readonly failed: Failed) {
    super(failed.detail ?? failed.failure);
  }
}

/** What an error that came out of the library means, other than a reply that refuses. */
export function explainClientError(error: unknown, deadline: Deadline): Failed {
  if (error instanceof SocketFailure) return error.failed;
  if (deadline.signal.aborted) return outOfTime(deadline);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('ERR_SSL')) return classifyTlsError(error);
  const words = error instanceof Error ? error.message : String(error);
  // A data stream that the server ended too early, in the words of Node's streams.
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return { ok: false, failure: 'closed', detail: words };
  if (code.startsWith('E')) return classifySocketError(error);
  const failure = /timeout/i.test(words)
    ? 'timed_out'
    : /FIN packet|closed connection|ended during/i.test(words)
      ? 'closed'
      : 'reply_malformed';
  return { ok: false, failure, detail: words };
}
