'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

interface EvidenceWatchProps {
  /** Address of the session's event stream. */
  readonly events: string;
  /** The position that the page was made at. */
  readonly after: string;
}

/** Renews the page in its place when a piece of evidence comes in or goes. Without scripts a reload does the same. */
export function EvidenceWatch({ events, after }: EvidenceWatchProps) {
  const router = useRouter();
  useEffect(() => {
    const source = new EventSource(`${events}?after=${after}&wait=evidence`);
    source.addEventListener('evidence', () => router.refresh());
    return () => source.close();
  }, [events, after, router]);
  return null;
}
