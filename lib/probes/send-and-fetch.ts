import { commands } from '@/lib/ftp/command';
import type { Seen } from '@/lib/observations/observation';
import type { CheckContext, CheckResult, CheckTarget } from './check';
import { askSize, deleteFile, fetchFile, type OwnFile, storeFile } from './own-file-steps';
import { makeProofFile } from './proof-file';
import { reopenLogin } from './reopen-login';
import { sendWithin } from './send-within';
import { prepareUpload } from './upload-slowly';

/**
 * Uploads a small file of ours over the lane's control connection, asks its size, downloads it, compares and deletes it.
 * What was left on the server is removed whatever happens, on another connection where this one is lost; the lane goes on
 * with that one.
 */
export async function sendAndFetch(target: CheckTarget, context: CheckContext): Promise<CheckResult> {
  const { lane } = context;
  // A listing that we broke off may have cost the connection.
  if (!(await reopenLogin(null, context)) || !lane.control)
    return { seen: [], passed: false, notTested: 'needs-earlier' };
  const { passive } = lane;
  const file: OwnFile = { ...makeProofFile(null), passive: passive?.command ?? null, target, context };
  const { seen: upload, left } = await storeFile(lane.control, file);
  const seen: Seen<'transfer'>[] = [upload];
  if (left === 'all') {
    const size = lane.control && (await askSize(lane.control, file.content.length, file));
    if (size) seen.push(size);
    if (lane.control) seen.push(await fetchFile(lane.control, file));
  }
  if (left === 'nothing') return { seen, passed: false };
  const wasLost = lane.control === null;
  // A file that the server never agreed to take is looked for only where that costs nothing.
  if (wasLost && left === 'perhaps') return { seen, passed: false };
  await reopenLogin(passive, context);
  if (left === 'all' && lane.control) seen.push(await deleteFile(lane.control, file));
  else seen.push(...(await removeRest(wasLost, left === 'part', file)));
  return { seen, passed: seen.every(({ failure }) => failure === null) };
}

/** What is left of a file that was not sent to its end: how much, and away with it. */
async function removeRest(fresh: boolean, mayBeThere: boolean, file: OwnFile): Promise<Seen<'transfer'>[]> {
  const { context } = file;
  const { control } = context.lane;
  if (!control) return [];
  // Many servers tell no size before TYPE I.
  if (fresh && (await prepareUpload(control, context))) return [];
  const size = mayBeThere ? await askSize(control, null, file) : null;
  if (context.lane.control)
    await sendWithin(context.lane.control, commands.deleteOwn(file.fileName), context);
  return size ? [size] : [];
}
