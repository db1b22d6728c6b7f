import { redirect } from 'next/navigation';
import { viewSession } from '@/lib/sessions/view-session';
import { nextPage } from './next-page';
import { openCheck } from './open-check';

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** The check's own address leads to where it stands: the report once there is a run, else the next question. */
export default async function CheckPage({ params }: PageProps) {
  const { id } = await params;
  const session = await viewSession(await openCheck(id));
  redirect(session.runs.length > 0 ? `/check/${id}/report` : nextPage(id, session.answers));
}
