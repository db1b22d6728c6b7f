import type { PracticeServer } from '@/lib/practice/practice-server';

export const accountDisabled: PracticeServer = {
  id: 'account-disabled',
  host: 'account-disabled.practice.test',
  address: '192.0.2.26',
  title: 'Account disabled',
  summary: 'The account exists, but it has been switched off.',
  symptom: 'The login fails although the password is right.',
  expectedCause: 'account-disabled',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { loginReply: '530 Login failed: this account is disabled.' },
};
