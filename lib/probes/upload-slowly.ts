import { commands } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative, isPreliminary, type Reply } from '@/lib/ftp/reply';
import type { Deadline } from '@/lib/net/deadline';
import type { Connection, Failed } from '@/lib/net/network';
import type { CheckContext } from './check';
import { openDataPort } from './open-data-port';
import { protectData } from './protect-data';

/** How an upload went that was drawn out on purpose. */
export interface SlowUpload {
  readonly failed: Omit<Failed, 'ok'> | null;
  readonly bytesSent: number;
  /** The last reply. */
  readonly reply: Reply | null;
  /** Milliseconds for which nothing was said on the control connection; null when it did not come to that. */
  readonly controlIdleMs: number | null;
}

const nothingSent: SlowUpload = { failed: null, bytesSent: 0, reply: null, controlIdleMs: null };

/** Milliseconds to wait for the server's own words after the data connection has failed. */
const afterwordsMs = 2_000;

/**
 * STOR over one passive data connection (RFC 959 section 4.1.3), a piece at a time, while the control connection is
 * silent; then the final reply. Data is encrypted like the control connection (RFC 4217 section 9).
 * @param port as the passive reply named it
 */
export async function uploadSlowly(
  control: ControlChannel,
  port: number,
  file: { readonly fileName: string; readonly content: Uint8Array },
  context: CheckContext,
): Promise<SlowUpload> {
  const { deadline, limits } = context;
  const ask = (command: Parameters<ControlChannel['send']>[0]) =>
    control.send(command, deadline.within(limits.replyMs));
  const patience = deadline.within(limits.dataMs);
  const connected = await openDataPort(port, context, patience);
  patience.clear();
  if (!connected.ok) return { ...nothingSent, failed: connected };
  const data = connected.connection;
  try {
    const started = await ask(commands.storeOwn(file.fileName));
    if (!started.ok || !isPreliminary(started.reply)) return { ...nothingSent, ...judge(started) };
    return await trickle(control, data, file.content, context);
  } finally {
    data.destroy();
  }
}

/** What every upload needs first. @returns null when the server agreed, else what it said */
export async function prepareUpload(
  control: ControlChannel,
  context: CheckContext,
): Promise<Pick<SlowUpload, 'failed' | 'reply'> | null> {
  const { deadline, limits } = context;
  const encrypted = control.protection === 'clear' ? null : await protectData(control, context);
  if (encrypted && judge(encrypted).failed) return judge(encrypted);
  const typed = judge(await control.send(commands.typeImage(), deadline.within(limits.replyMs)));
  return typed.failed ? typed : null;
}

async function trickle(
  control: ControlChannel,
  data: Connection,
  content: Uint8Array,
  context: CheckContext,
): Promise<SlowUpload> {
  const { deadline, limits } = context;
  const silentSince = deadline.clock.now();
  let bytesSent = 0;
  let failed = await encrypt(control, data, context);
  const pieceBytes = Math.ceil(content.length / limits.slowUploadPieces);
  for (let at = 0; at < content.length && !failed && !deadline.signal.aborted; at += pieceBytes) {
    const piece = content.subarray(at, at + pieceBytes);
    const patience = deadline.within(limits.dataMs);
    const written = await data.write(piece, patience);
    patience.clear();
    if (!written.ok) failed = written;
    else bytesSent += piece.length;
    if (!failed) await pause(limits.slowUploadMs / limits.slowUploadPieces, deadline);
  }
  data.end();
  const controlIdleMs = Math.round(deadline.clock.now() - silentSince);
  const last = await control.readReply(deadline.within(failed ? afterwordsMs : limits.replyMs));
  const told = judge(last);
  return { failed: failed ?? told.failed, reply: told.reply, bytesSent, controlIdleMs };
}

/** TLS on the data connection resumes the control connection's session (RFC 4217 section 10.2). */
async function encrypt(
  control: ControlChannel,
  data: Connection,
  { request, deadline, limits }: CheckContext,
): Promise<SlowUpload['failed']> {
  if (control.protection === 'clear') return null;
  const serverName = request.isAddress ? null : request.host;
  const resume = control.connection.tlsSession();
  const outcome = await data.startTls({ serverName, resume }, deadline.within(limits.tlsMs));
  return outcome.ok ? null : outcome;
}

function judge(outcome: ReplyOutcome): Pick<SlowUpload, 'failed' | 'reply'> {
  if (!outcome.ok) return { failed: outcome, reply: null };
  const { reply } = outcome;
  if (isNegative(reply)) return { failed: { failure: 'reply_negative' }, reply };
  return { failed: isPreliminary(reply) ? { failure: 'reply_unexpected' } : null, reply };
}

const pause = (ms: number, deadline: Deadline): Promise<void> =>
  new Promise((resolve) => {
    const wait = deadline.within(ms);
    if (wait.signal.aborted) return resolve();
    const over = () => {
      wait.clear();
      resolve();
    };
    wait.signal.addEventListener('abort', over, { once: true });
  });
