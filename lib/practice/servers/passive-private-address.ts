import type { PracticeServer } from '@/lib/practice/practice-server';

/** EPSV names no address, so clients that use it are spared. */
export const passivePrivateAddress: PracticeServer = {
  id: 'passive-private-address',
  host: 'passive-private-address.practice.test',
  address: '192.0.2.31',
  title: 'Private address in the passive reply',
  summary: 'The server tells clients to open data connections to an address inside its own network.',
  symptom: 'The login works, then the folder listing hangs.',
  expectedCause: 'passive-address-private',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { passiveAddress: '10.20.30.40' },
};
