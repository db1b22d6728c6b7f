import type { PracticeServer } from '@/lib/practice/practice-server';

export const noTls: PracticeServer = {
  id: 'no-tls',
  host: 'no-tls.practice.test',
  address: '192.0.2.14',
  title: 'No encryption offered',
  summary: 'The server has no encryption at all and lets people log in without it.',
  symptom: 'The client says that the server does not support TLS.',
  expectedCause: 'tls-not-offered',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {
    doors: { 21: { speaks: 'ftp', tls: 'none' } },
    plainLoginReply: null,
  },
};
