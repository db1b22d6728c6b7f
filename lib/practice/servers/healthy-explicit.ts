import type { PracticeServer } from '@/lib/practice/practice-server';

export const healthyExplicit: PracticeServer = {
  id: 'healthy-explicit',
  host: 'healthy-explicit.practice.test',
  address: '192.0.2.11',
  title: 'Healthy server, explicit TLS',
  summary: 'Everything works: encryption is agreed on port 21 and unencrypted logins are refused.',
  symptom: 'Nothing is wrong; a good first look at a report.',
  expectedCause: 'no-problem-found',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {},
};
