import type { PracticeServer } from '@/lib/practice/practice-server';

export const passwordChange: PracticeServer = {
  id: 'password-change',
  host: 'password-change.practice.test',
  address: '192.0.2.28',
  title: 'Password must be changed',
  summary: 'The server lets the person in only after a new password was set on the web.',
  symptom: 'The login fails since the password ran out.',
  expectedCause: 'password-change-required',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {
    loginReply: '530 Login failed: your password has expired and must be changed in the web interface.',
  },
};
