import type { SessionAccess } from '../access';
import type { EvidenceView } from '../views';
import { evidenceOf, type StoredEvidence } from './store';

/** A piece of evidence as pages show it. */
export const evidenceView = (piece: StoredEvidence): EvidenceView => ({
  id: piece.id,
  kind: piece.kind,
  label: piece.label,
  createdAt: piece.createdAt.toISOString(),
  masked: piece.masked,
  observations: piece.observations.length,
  notes: piece.summary.notes,
  text: piece.text,
});

/** What the customer brought into a session, oldest first. */
export const listEvidence = async ({ sessionId }: SessionAccess): Promise<EvidenceView[]> =>
  (await evidenceOf(sessionId)).map(evidenceView);
