import type { PracticeServer } from '@/lib/practice/practice-server';

export const passiveOtherAddress: PracticeServer = {
  id: 'passive-other-address',
  host: 'passive-other-address.practice.test',
  address: '192.0.2.32',
  title: 'Foreign address in the passive reply',
  summary: 'The server tells clients to open data connections to a public address that is not its own.',
  symptom: 'The login works, then the folder listing hangs.',
  expectedCause: 'passive-address-wrong',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { passiveAddress: '198.51.100.77' },
};
