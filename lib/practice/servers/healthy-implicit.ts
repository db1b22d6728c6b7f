import type { PracticeServer } from '@/lib/practice/practice-server';

export const healthyImplicit: PracticeServer = {
  id: 'healthy-implicit',
  host: 'healthy-implicit.practice.test',
  address: '192.0.2.12',
  title: 'Healthy server, implicit TLS',
  summary: 'Everything works, encrypted from the first byte on port 990; nothing listens on port 21.',
  symptom: 'Nothing is wrong once the port is entered.',
  expectedCause: 'no-problem-found',
  port: 990,
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {
    doors: { 990: { speaks: 'ftp', tls: 'implicit' } },
  },
};
