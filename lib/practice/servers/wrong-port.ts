import type { PracticeServer } from '@/lib/practice/practice-server';

export const wrongPort: PracticeServer = {
  id: 'wrong-port',
  host: 'wrong-port.practice.test',
  address: '192.0.2.40',
  title: 'Wrong port entered',
  summary: 'The server is healthy on port 21, but the example asks for port 2121, where nothing listens.',
  symptom: 'The client says at once that the connection was refused.',
  expectedCause: 'wrong-port',
  port: 2121,
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {},
};
