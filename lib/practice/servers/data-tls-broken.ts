import type { PracticeServer } from '@/lib/practice/practice-server';

export const dataTlsBroken: PracticeServer = {
  id: 'data-tls-broken',
  host: 'data-tls-broken.practice.test',
  address: '192.0.2.36',
  title: 'Encryption fails on data connections',
  summary: 'The control connection is encrypted, but every encrypted data connection fails.',
  symptom: 'The login works, then the folder listing breaks off with a TLS error.',
  expectedCause: 'data-tls-failed',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { dataTls: 'broken' },
};
