import { randomBytes } from 'node:crypto';

/** A new id of a piece of evidence: short, because it begins the id of everything that the piece shows. */
export const makeEvidenceId = (): string => randomBytes(10).toString('hex');

/** What the ids of a piece's observations begin with. */
export const prefixOf = (id: string): string => `evidence/${id}`;
