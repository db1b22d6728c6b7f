import { maskPasted } from '@/lib/ftp/redact';
import type { KitFault } from '@/lib/kit/kit-fault';
import { readKit } from '@/lib/kit/read-kit';
import { type Result, refusal, success } from '@/lib/result';
import { sourceKey } from '../source-key';
import type { StoredSession } from '../store';
import { evidenceLimits } from './evidence';
import { makeEvidenceId, prefixOf } from './evidence-id';
import type { AddedEvidence, AddRefusal } from './evidence-refusal';
import { keepable, keptEnd } from './keepable-text';
import { kitTokenLimits } from './kit-token';
import { countPost } from './kit-token-store';
import type { KitAccess } from './open-kit';
import { insertEvidence, type NewEvidence, takePlace } from './store';
import { weighEvidence } from './weigh-evidence';

/** Results that the script posts by itself. Each try counts, also one that is not understood. */
export async function postKitResults(
  access: KitAccess,
  text: string,
  address: string,
): Promise<Result<AddedEvidence, AddRefusal>> {
  if (!(await countPost(access.tokenId, kitTokenLimits.posts))) return refusal({ code: 'used-up' });
  return addKitResults(access, text, address);
}

/**
 * Adds what the script saw in the customer's network, as it printed it. What it reports never takes the place of what
 * the portal saw.
 *
 * @param session of the owner who pastes them, or of the token they come with
 * @param address where the request comes from, for limits
 */
export async function addKitResults(
  { session }: { readonly session: StoredSession },
  text: string,
  address: string,
): Promise<Result<AddedEvidence, AddRefusal>> {
  if (text.trim() === '') return refusal({ code: 'empty' });
  if (text.length > evidenceLimits.kit) return refusal({ code: 'too-long' });
  const place = await takePlace(session.id, sourceKey(address));
  if (!place.ok) return place;
  const id = makeEvidenceId();
  const clean = maskPasted(keepable(text));
  const read = readKit(clean.text, new Date().toISOString(), prefixOf(id), session.host ?? '');
  if (!read.ok) return refusal({ code: faultOf(read.reason) });
  const { observations, network, notes } = read.value;
  const piece: NewEvidence = {
    id,
    kind: 'kit',
    label: network,
    summary: { notes: [...notes], lines: {}, ...keptEnd(clean.text).place },
    text: keptEnd(clean.text).text,
    masked: clean.masked,
    observations,
  };
  const { effect, verdict } = await weighEvidence(session, piece);
  const outcome = await insertEvidence(session.id, piece, verdict);
  if (outcome !== 'stored') return refusal({ code: outcome });
  const { kind, label, masked } = piece;
  return success({ id, kind, label, masked, observations: observations.length, notes, effect });
}

const faultOf = ({ code }: KitFault) =>
  code === 'other-host' || code === 'incomplete' ? code : 'not-understood';
