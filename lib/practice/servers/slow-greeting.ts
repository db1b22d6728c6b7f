import type { PracticeServer } from '@/lib/practice/practice-server';

export const slowGreeting: PracticeServer = {
  id: 'slow-greeting',
  host: 'slow-greeting.practice.test',
  address: '192.0.2.22',
  title: 'Slow greeting',
  summary: 'The server takes eight seconds before it greets.',
  symptom: 'Clients with a short time limit give up; patient ones get in.',
  expectedCause: 'greeting-too-slow',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { greetingDelayMs: 8000 },
};
