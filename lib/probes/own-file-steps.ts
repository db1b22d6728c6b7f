import { type Command, commands } from '@/lib/ftp/command';
import type { ControlChannel, ReplyOutcome } from '@/lib/ftp/control-channel';
import { isNegative } from '@/lib/ftp/reply';
import type { ObservedReply, Seen } from '@/lib/observations/observation';
import { askForPort } from './ask-for-port';
import type { CheckContext, CheckTarget, Lane } from './check';
import type { Failing } from './data-progress';
import { dropControl } from './drop-control';
import { longestSilence } from './longest-silence';
import { startMeasuring } from './measurement';
import { observedReply } from './observed-reply';
import { sendWithin } from './send-within';
import { takeBytes } from './take-bytes';
import { type DataEnd, type DataOrder, transferOverData } from './transfer-over-data';
import { prepareUpload } from './upload-slowly';

type TransferSeen = Seen<'transfer'>;

/** The server does not know SIZE (RFC 3659 section 4 is optional): nothing to conclude. */
const unknownCommand: ReadonlySet<number> = new Set([500, 501, 502, 504]);

/** A small file of ours on its way to the server and back, over one control connection. */
export interface OwnFile {
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly passive: NonNullable<Lane['passive']>['command'] | null;
  readonly target: CheckTarget;
  readonly context: CheckContext;
}

/** Starts one step; the function ends it with its failure, the last reply and the facts. */
function startStep(operation: TransferSeen['operation'], control: ControlChannel, file: OwnFile) {
  const end = startMeasuring(file.target, file.context);
  const from = control.transcript.length;
  return (failed: Failing, reply: ObservedReply | null, facts: Partial<TransferSeen> = {}): TransferSeen => ({
    kind: 'transfer',
    operation,
    ...end(failed),
    protection: control.protection,
    bytesExpected: null,
    bytesSeen: null,
    sizeOnServer: null,
    contentMatches: null,
    reply,
    size: 'small',
    controlIdleMs: longestSilence(control.transcript.slice(from)),
    ...facts,
  });
}

/** STOR (RFC 959 section 4.1.3) after TYPE I. @returns also what is on the server as far as we know */
export async function storeFile(control: ControlChannel, file: OwnFile) {
  const end = startStep('upload', control, file);
  const { content, context } = file;
  const unprepared = await prepareUpload(control, context);
  if (unprepared && (unprepared.reply === null || unprepared.reply.code === 421))
    dropControl(context.lane, control);
  const moved: Moved = unprepared
    ? { failed: unprepared.failed, reply: unprepared.reply && observedReply(unprepared.reply), over: null }
    : await move(control, file, commands.storeOwn(file.fileName), async (data, patience, progress) => {
        const written = await data.write(content, patience);
        if (!written.ok) return written;
        progress.bytes = content.length;
        data.end();
        return null;
      });
  const failed = moved.over && isStored(moved, content.length) ? null : moved.failed;
  const facts = { bytesExpected: content.length, bytesSeen: moved.over?.progress.bytes ?? 0 };
  const left = !moved.over?.asked
    ? 'nothing'
    : failed === null
      ? 'all'
      : moved.over.agreed
        ? 'part'
        : 'perhaps';
  return { seen: end(failed, moved.reply, facts), left } as const;
}

/** Everything was handed over, and the server says that it has it, whatever became of the connection since. */
const isStored = ({ over, reply }: Moved, bytes: number): boolean =>
  over?.agreed === true && over.progress.bytes === bytes && reply !== null && isDone(reply);

/** SIZE. @param sent bytes that should be there; null when that is not known, and only what is left is of interest */
export async function askSize(
  control: ControlChannel,
  sent: number | null,
  file: OwnFile,
): Promise<TransferSeen | null> {
  const end = startStep('size', control, file);
  const outcome = await ask(control, commands.sizeOfOwn(file.fileName), file);
  if (!outcome.ok) return sent === null ? null : end(outcome, null);
  const { reply } = outcome;
  const size = reply.code === 213 ? (/^\s*(\d{1,15})\b/.exec(reply.text)?.[1] ?? null) : null;
  if (size !== null) {
    const sizeOnServer = Number(size);
    const failed: Failing = sent !== null && sizeOnServer !== sent ? { failure: 'size_mismatch' } : null;
    return end(failed, null, { bytesExpected: sent, sizeOnServer });
  }
  if (sent === null || unknownCommand.has(reply.code)) return null;
  return end({ failure: isNegative(reply) ? 'reply_negative' : 'reply_malformed' }, observedReply(reply));
}

/** RETR (RFC 959 section 4.1.3), and whether what comes back is what was sent. */
export async function fetchFile(control: ControlChannel, file: OwnFile): Promise<TransferSeen> {
  const end = startStep('download', control, file);
  const { content, fileName } = file;
  const pieces: Uint8Array[] = [];
  const moved = await move(control, file, commands.retrieveOwn(fileName), (data, patience, progress) =>
    takeBytes(data, patience, progress, content.length * 4, (piece) => void pieces.push(piece)),
  );
  const bytesExpected = content.length;
  const facts = { bytesExpected, bytesSeen: moved.over?.progress.bytes ?? 0 };
  const came = Buffer.concat(pieces).equals(content);
  const confirmed = moved.reply !== null && isDone(moved.reply);
  if (moved.failed !== null && !(came && confirmed)) return end(moved.failed, moved.reply, facts);
  return end(came ? null : { failure: 'content_mismatch' }, moved.reply, { ...facts, contentMatches: came });
}

/** DELE (RFC 959 section 4.1.3). */
export async function deleteFile(control: ControlChannel, file: OwnFile): Promise<TransferSeen> {
  const end = startStep('delete', control, file);
  const outcome = await ask(control, commands.deleteOwn(file.fileName), file);
  if (!outcome.ok) return end(outcome, null);
  const refused: Failing = isNegative(outcome.reply) ? { failure: 'reply_negative' } : null;
  return end(refused, observedReply(outcome.reply));
}

interface Moved {
  readonly failed: Failing;
  readonly reply: ObservedReply | null;
  /** Null when it did not come to a data connection. */
  readonly over: DataEnd | null;
}

/** A port, and the transfer over it. A reply that refuses is what failed, whatever became of the data connection. */
async function move(
  control: ControlChannel,
  { passive, target, context }: OwnFile,
  command: Command,
  moveBytes: DataOrder['move'],
): Promise<Moved> {
  const named = await askForPort(passive, target, context);
  if (!named.ok) {
    const { failure, detail, reply } = named.answer ?? { failure: null, detail: null, reply: null };
    const failed = { failure: failure ?? 'reply_unexpected', ...(detail === null ? {} : { detail }) };
    return { failed, reply, over: null };
  }
  const over = await transferOverData({ control, port: named.port, command, move: moveBytes }, context);
  const refused: Failing = over.reply && isNegative(over.reply) ? { failure: 'reply_negative' } : null;
  return { failed: refused ?? over.failed, reply: over.reply && observedReply(over.reply), over };
}

/** A last word that says yes (RFC 959 section 4.2.1). */
const isDone = ({ code }: ObservedReply): boolean => code >= 200 && code < 300;

async function ask(control: ControlChannel, command: Command, { context }: OwnFile): Promise<ReplyOutcome> {
  const outcome = await sendWithin(control, command, context);
  if (!outcome.ok || outcome.reply.code === 421) dropControl(context.lane, control);
  return outcome;
}
