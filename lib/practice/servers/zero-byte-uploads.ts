import type { PracticeServer } from '@/lib/practice/practice-server';

export const zeroByteUploads: PracticeServer = {
  id: 'zero-byte-uploads',
  host: 'zero-byte-uploads.practice.test',
  address: '192.0.2.37',
  title: 'Uploads stored empty',
  summary: 'The server confirms every upload and keeps a file without content.',
  symptom: 'Uploads seem to work, but the files on the server have zero bytes.',
  expectedCause: 'stored-wrongly',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { uploads: 'emptied' },
};
