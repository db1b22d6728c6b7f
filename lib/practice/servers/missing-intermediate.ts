import type { PracticeServer } from '@/lib/practice/practice-server';

export const missingIntermediate: PracticeServer = {
  id: 'missing-intermediate',
  host: 'missing-intermediate.practice.test',
  address: '192.0.2.19',
  title: 'Incomplete certificate chain',
  summary: 'The server leaves out the intermediate certificate that links its own to a trusted root.',
  symptom: 'Some clients connect, others say that the certificate cannot be verified.',
  expectedCause: 'certificate-chain-incomplete',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { certificate: 'no-intermediate' },
};
