import type { PracticeServer } from '@/lib/practice/practice-server';

export const passiveOutOfRange: PracticeServer = {
  id: 'passive-out-of-range',
  host: 'passive-out-of-range.practice.test',
  address: '192.0.2.34',
  title: 'Passive port outside the published range',
  summary: 'The server uses ports for data connections that no firewall has been asked to open.',
  symptom: 'It works at home and hangs behind a firewall that allows the published ports only.',
  expectedCause: 'passive-port-out-of-range',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { passiveRange: 'outside' },
};
