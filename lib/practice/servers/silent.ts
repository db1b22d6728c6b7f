import type { PracticeServer } from '@/lib/practice/practice-server';

export const silent: PracticeServer = {
  id: 'silent',
  host: 'silent.practice.test',
  address: '192.0.2.21',
  title: 'Silent server',
  summary: 'The server accepts connections and never says a word.',
  symptom: 'The client connects, waits for a welcome message and times out.',
  expectedCause: 'service-silent',
  login: null,
  behaviour: { doors: { 21: { speaks: 'nothing' } } },
};
