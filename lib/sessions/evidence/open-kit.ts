import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { kitValues } from '@/lib/kit/kit-values';
import { type KitKind, renderKit } from '@/lib/kit/render-kit';
import { type Result, refusal, success } from '@/lib/result';
import { kitTemplate } from '@/lib/server/kit/kit-template';
import type { OwnerAccess } from '../access';
import { HOUR_MS } from '../limits/limits';
import { hashOfKey, looksLikeKey } from '../session-key';
import { findSession, type StoredSession } from '../store';
import { kitOrderFor } from './kit-order-for';
import { kitTokenLimits, kitTokenOf, makeKitTokenId } from './kit-token';
import { findKitToken, findUsableToken, insertKitToken, type KeptOrder } from './kit-token-store';

/** A kit that is ready to be fetched. */
export interface OpenedKit {
  readonly token: string;
  readonly order: KeptOrder;
  readonly expiresAt: Date;
}

export type KitProblem =
  /** The session names no host yet. */
  | 'no-target'
  /** The portal's own address is one that a script must not send results to: HTTP, beyond this machine. */
  | 'not-secure';

/**
 * The kit of a session: the one made earlier while it still fits, else a new one.
 * @param key the session's bearer key, which the token is made from
 */
export async function openKit({ session }: OwnerAccess, key: string): Promise<Result<OpenedKit, KitProblem>> {
  const order = await kitOrderFor(session);
  if (order === null) return refusal('no-target');
  const values = kitValues({ ...order, token: kitTokenOf(key, '') });
  if (!values.ok && values.reason === 'bad-url') return refusal('not-secure');
  if (!values.ok) throw new Error(`No script can be made: ${values.reason}.`);
  const until = new Date(Date.now() + HOUR_MS);
  const before = await findUsableToken(session.id, until, kitTokenLimits.posts);
  if (before && isDeepStrictEqual(before.order, order))
    return success({ token: kitTokenOf(key, before.id), order, expiresAt: before.expiresAt });
  const id = makeKitTokenId();
  const token = kitTokenOf(key, id);
  const expiresAt = new Date(
    Math.min(Date.now() + kitTokenLimits.hours * HOUR_MS, session.expiresAt.getTime()),
  );
  await insertKitToken({ id, sessionId: session.id, tokenHash: hashOfKey(token), order, expiresAt });
  return success({ token, order, expiresAt });
}

/** What a script's token opens: handing in results for one session, and reading that very script. */
export interface KitAccess {
  readonly tokenId: string;
  readonly session: StoredSession;
  readonly order: KeptOrder;
}

/** The gate of the script. Null for unknown and expired tokens alike, and when the session is gone. */
export async function openWithKitToken(token: string): Promise<KitAccess | null> {
  if (!looksLikeKey(token)) return null;
  const found = await findKitToken(hashOfKey(token));
  const session = found && (await findSession(found.sessionId));
  return found && session ? { tokenId: found.id, session, order: found.order } : null;
}

export interface KitScript {
  readonly text: string;
  /** Of the bytes that are downloaded, as hexadecimal. */
  readonly sha256: string;
}

/** The script of one kit. What an order may hold was looked at when the kit was opened, so a refusal is a fault of ours. */
export async function renderScript(
  kind: KitKind,
  { order, token }: Pick<OpenedKit, 'order' | 'token'>,
): Promise<KitScript> {
  const made = renderKit(kind, { ...order, token }, await kitTemplate(kind));
  if (!made.ok) throw new Error(`No script can be made: ${made.reason}.`);
  return { text: made.value, sha256: createHash('sha256').update(made.value).digest('hex') };
}

/** Whether a script was given out that may still send results. */
export const awaitsKitResults = async ({ sessionId }: Pick<OwnerAccess, 'sessionId'>): Promise<boolean> =>
  (await findUsableToken(sessionId, new Date(), kitTokenLimits.posts)) !== null;
