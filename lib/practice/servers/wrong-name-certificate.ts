import type { PracticeServer } from '@/lib/practice/practice-server';

export const wrongNameCertificate: PracticeServer = {
  id: 'wrong-name-certificate',
  host: 'wrong-name-certificate.practice.test',
  address: '192.0.2.17',
  title: 'Certificate for another name',
  summary: 'The certificate is valid, but it was made out to another host name.',
  symptom: 'The client warns that the certificate does not match the host.',
  expectedCause: 'certificate-name-mismatch',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { certificate: 'other-name' },
};
