import { maskPasted } from '@/lib/ftp/redact';
import { visibleText } from '@/lib/ftp/visible-text';
import { type Result, refusal, success } from '@/lib/result';
import { readLogApart } from '@/lib/server/client-logs/read-log-apart';
import type { OwnerAccess } from '../access';
import { sourceKey } from '../source-key';
import { evidenceLimits } from './evidence';
import { makeEvidenceId, prefixOf } from './evidence-id';
import type { AddedEvidence, AddRefusal } from './evidence-refusal';
import { keepable } from './keepable-text';
import { insertEvidence, type NewEvidence, takePlace } from './store';
import { weighEvidence } from './weigh-evidence';

export interface GivenLog {
  readonly text: string;
  /** What the person calls it; the program's name when left out. */
  readonly name?: string | undefined;
  /** How many places were masked before it was sent. */
  readonly maskedBefore?: number;
}

const LABEL_LIMIT = 60;
const labelOf = (name: string): string =>
  visibleText(maskPasted(keepable(name)).text.replace(/\s+/g, ' ').trim(), LABEL_LIMIT);

/**
 * Reads a client's log and keeps it with what it shows. Secrets are masked before anything is stored.
 * @param address where the request comes from, for limits
 */
export async function addLog(
  { session }: OwnerAccess,
  { text, name, maskedBefore = 0 }: GivenLog,
  address: string,
): Promise<Result<AddedEvidence, AddRefusal>> {
  if (text.trim() === '') return refusal({ code: 'empty' });
  if (text.length > evidenceLimits.log) return refusal({ code: 'too-long' });
  const place = await takePlace(session.id, sourceKey(address));
  if (!place.ok) return place;
  const id = makeEvidenceId();
  const at = new Date().toISOString();
  const read = await readLogApart({ raw: text, at, prefix: prefixOf(id) });
  if (!read.ok) return refusal({ code: read.reason });
  const { client, lines, observations, firstLine } = read.value;
  const piece: NewEvidence = {
    id,
    kind: 'client-log',
    label: name === undefined ? client : labelOf(name) || client,
    summary: { notes: [], lines: Object.fromEntries(lines), firstLine },
    text: read.value.text,
    masked: read.value.masked + maskedBefore,
    observations,
  };
  const { effect, verdict } = await weighEvidence(session, piece);
  const outcome = await insertEvidence(session.id, piece, verdict);
  if (outcome !== 'stored') return refusal({ code: outcome });
  const { kind, label, masked } = piece;
  return success({ id, kind, label, masked, observations: observations.length, notes: [], effect });
}
