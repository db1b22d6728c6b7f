import type { PracticeServer } from '@/lib/practice/practice-server';

export const expiredCertificate: PracticeServer = {
  id: 'expired-certificate',
  host: 'expired-certificate.practice.test',
  address: '192.0.2.16',
  title: 'Expired certificate',
  summary: 'The certificate ran out some weeks ago.',
  symptom: 'The client warns that the certificate has expired.',
  expectedCause: 'certificate-expired',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { certificate: 'expired' },
};
