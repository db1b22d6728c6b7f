import type { OwnerAccess } from '../access';
import { sessionEvidence } from '../session-evidence';
import { sessionVerdict } from '../session-verdict';
import { deleteEvidence, noteSessionVerdict } from './store';

/** Takes a piece of evidence away again: the verdict is then as if it had never come. @returns false when there is none */
export async function removeEvidence({ session }: OwnerAccess, id: string): Promise<boolean> {
  if (!(await deleteEvidence(session.id, id))) return false;
  const { observations } = await sessionEvidence(session);
  const measured = observations.some(({ kind }) => kind !== 'answer');
  await noteSessionVerdict(session.id, measured ? await sessionVerdict({ sessionId: session.id }) : null);
  return true;
}
