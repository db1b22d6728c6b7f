import type { PracticeServer } from '@/lib/practice/practice-server';

export const loginRefused: PracticeServer = {
  id: 'login-refused',
  host: 'login-refused.practice.test',
  address: '192.0.2.25',
  title: 'Wrong password',
  summary: 'The server refuses the user name and password that come with the example.',
  symptom: 'The client says that the login is incorrect.',
  expectedCause: 'login-incorrect',
  login: { user: 'practice', password: 'forgotten' },
  behaviour: { loginReply: '530 Login incorrect.' },
};
