import { fault } from '../fault';
import type { Situation } from '../situation';

const group = 'files' as const;

/** What becomes of the files themselves. */
export const fileSituations: readonly Situation[] = [
  {
    id: 'uploads-are-stored-empty',
    group,
    practice: { uploads: 'emptied' },
    ...fault('stored-wrongly'),
    representative: true,
  },
  {
    id: 'upload-exceeds-the-storage',
    group,
    practice: { uploads: { reply: '552 Requested file action aborted: storage allocation exceeded.' } },
    ...fault('storage-quota-exceeded'),
  },
  {
    id: 'upload-is-not-permitted',
    group,
    practice: { uploads: { reply: '550 Permission denied.' } },
    ...fault('permission-denied'),
  },
];
