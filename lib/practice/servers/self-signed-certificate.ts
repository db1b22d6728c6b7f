import type { PracticeServer } from '@/lib/practice/practice-server';

export const selfSignedCertificate: PracticeServer = {
  id: 'self-signed-certificate',
  host: 'self-signed-certificate.practice.test',
  address: '192.0.2.18',
  title: 'Self-signed certificate',
  summary: 'The server vouches for itself: nobody the client trusts has signed its certificate.',
  symptom: 'The client asks whether to trust an unknown certificate.',
  expectedCause: 'certificate-untrusted',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { certificate: 'self-signed' },
};
