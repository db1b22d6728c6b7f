import { commands } from '@/lib/ftp/command';
import { isNegative } from '@/lib/ftp/reply';
import type { Seen } from '@/lib/observations/observation';
import { askForPort } from '@/lib/probes/ask-for-port';
import type { Check, CheckContext, CheckTarget } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedReply } from '@/lib/probes/observed-reply';
import { sendWithin } from '@/lib/probes/send-within';
import { makeTestFile } from '@/lib/probes/test-file';
import { prepareUpload, type SlowUpload, uploadSlowly } from '@/lib/probes/upload-slowly';

const fileBytes = 4096;

/** An upload that lasts longer than many a device remembers a silent control connection; our own file, deleted afterwards. */
export const transferSlow: Check = {
  id: 'transfer-slow',
  question: 'Does a slow upload come to its end?',
  produces: ['transfer'],
  needs: ['login', 'transfer'],
  lane: 'own-login',
  phase: 'background',
  limitMs: (limits) => limits.slowUploadMs + 8 * limits.replyMs + limits.dataMs,
  appliesTo: () => true,
  async run(target, context) {
    const { control } = context.lane;
    if (!control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const { protection } = control;
    const file = makeTestFile(fileBytes);
    const end = startMeasuring(target, context);
    const refused = await prepareUpload(control, context);
    const named = refused ? null : await askForPort(null, target, context);
    const port = named?.ok ? named.port : null;
    // Without a port the listing would have failed as well, and was not: nothing is known about the upload.
    if (!refused && port === null) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const upload: SlowUpload =
      refused || port === null
        ? { failed: null, reply: null, ...refused, bytesSent: 0, controlIdleMs: null }
        : await uploadSlowly(control, port, file, context);
    const seen: Seen<'transfer'> = {
      kind: 'transfer',
      operation: 'upload',
      ...end(upload.failed),
      protection,
      bytesExpected: file.content.length,
      bytesSeen: upload.bytesSent,
      sizeOnServer: null,
      contentMatches: null,
      reply: upload.reply && observedReply(upload.reply),
      size: 'slow',
      controlIdleMs: upload.controlIdleMs,
    };
    const removed = await remove(file.fileName, seen, target, context);
    return { seen: [seen, ...removed], passed: upload.failed === null };
  },
};

/** Deletes our file. After an upload that broke off there may be a part of it: whether there was is nobody's business. */
async function remove(
  fileName: string,
  upload: Seen<'transfer'>,
  target: CheckTarget,
  context: CheckContext,
): Promise<readonly Seen[]> {
  const { lane } = context;
  if (!lane.control || upload.bytesSeen === 0) return [];
  const end = startMeasuring(target, context);
  const outcome = await sendWithin(lane.control, commands.deleteOwn(fileName), context);
  if (upload.failure !== null) return [];
  const refused = outcome.ok && isNegative(outcome.reply) ? ({ failure: 'reply_negative' } as const) : null;
  const reply = outcome.ok ? observedReply(outcome.reply) : null;
  const facts = { bytesExpected: null, bytesSeen: null, sizeOnServer: null, controlIdleMs: null };
  return [{ ...upload, operation: 'delete', ...end(outcome.ok ? refused : outcome), ...facts, reply }];
}
