import { notFound } from 'next/navigation';
import { cache } from 'react';
import { openWithReportToken, type SessionAccess } from '@/lib/sessions/access';

/** The gate of the pages behind the link of a report. Unknown, ended and revoked links look alike. */
export const openShared = cache(async (token: string): Promise<SessionAccess> => {
  return (await openWithReportToken(token)) ?? notFound();
});
