import type { PracticeServer } from '@/lib/practice/practice-server';

export const sourceNotAllowed: PracticeServer = {
  id: 'source-not-allowed',
  host: 'source-not-allowed.practice.test',
  address: '192.0.2.30',
  title: 'Address not on the allowlist',
  summary: 'The account accepts logins from listed addresses only, and this one is not on the list.',
  symptom: 'The login works from the office and fails from anywhere else.',
  expectedCause: 'source-ip-not-allowed',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {
    loginReply: '530 Login failed: logins from this IP address are not allowed for this user.',
  },
};
