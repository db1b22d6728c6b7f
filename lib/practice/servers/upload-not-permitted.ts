import type { PracticeServer } from '@/lib/practice/practice-server';

export const uploadNotPermitted: PracticeServer = {
  id: 'upload-not-permitted',
  host: 'upload-not-permitted.practice.test',
  address: '192.0.2.38',
  title: 'Uploads not permitted',
  summary: 'The user may look and download, but not upload.',
  symptom: 'Listing works and every upload is refused.',
  expectedCause: 'permission-denied',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { uploads: { reply: '550 Permission denied: this user may not upload here.' } },
};
