import type { PracticeServer } from '@/lib/practice/practice-server';

export const protocolDisabled: PracticeServer = {
  id: 'protocol-disabled',
  host: 'protocol-disabled.practice.test',
  address: '192.0.2.29',
  title: 'FTP switched off for the user',
  summary: 'The account may sign in elsewhere, but not over FTP.',
  symptom: 'The login fails over FTP and works in the browser.',
  expectedCause: 'protocol-disabled',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {
    loginReply: '530 Login failed: the FTP protocol is not enabled for this user.',
  },
};
