import type { PracticeServer } from '@/lib/practice/practice-server';

export const storageFull: PracticeServer = {
  id: 'storage-full',
  host: 'storage-full.practice.test',
  address: '192.0.2.39',
  title: 'No space left',
  summary: 'The account has used up its storage, so uploads are refused.',
  symptom: 'Listing works and every upload is refused.',
  expectedCause: 'storage-quota-exceeded',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {
    uploads: { reply: '552 The file was not stored: the storage quota of this account is exceeded.' },
  },
};
