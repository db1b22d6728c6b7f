import type { PracticeServer } from '@/lib/practice/practice-server';

export const serviceFull: PracticeServer = {
  id: 'service-full',
  host: 'service-full.practice.test',
  address: '192.0.2.24',
  title: 'Server full',
  summary: 'The server turns everybody away because too many people are connected.',
  symptom: 'The connection is closed at once with code 421.',
  expectedCause: 'service-full',
  login: null,
  behaviour: {
    greeting: '421 Too many users are connected at the moment, please try again later.',
    closesAfterGreeting: true,
  },
};
