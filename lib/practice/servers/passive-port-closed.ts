import type { PracticeServer } from '@/lib/practice/practice-server';

export const passivePortClosed: PracticeServer = {
  id: 'passive-port-closed',
  host: 'passive-port-closed.practice.test',
  address: '192.0.2.33',
  title: 'Closed passive ports',
  summary: 'The server announces ports for data connections that are closed.',
  symptom: 'The login works, then the folder listing is refused.',
  expectedCause: 'passive-closed-at-service',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { passivePorts: 'closed' },
};
