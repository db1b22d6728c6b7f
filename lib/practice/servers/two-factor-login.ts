import type { PracticeServer } from '@/lib/practice/practice-server';

export const twoFactorLogin: PracticeServer = {
  id: 'two-factor-login',
  host: 'two-factor-login.practice.test',
  address: '192.0.2.27',
  title: 'Two-factor login needed',
  summary: 'The account needs a second factor that a plain FTP login cannot give.',
  symptom: 'The login fails although the same password works in the browser.',
  expectedCause: 'two-factor-blocks-login',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: {
    loginReply: '530 Login failed: two-factor authentication is required for this user.',
  },
};
