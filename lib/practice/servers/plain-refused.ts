import type { PracticeServer } from '@/lib/practice/practice-server';

/** To insist on TLS is no fault; it becomes one for a client that does not encrypt, as the answer says. */
export const plainRefused: PracticeServer = {
  id: 'plain-refused',
  host: 'plain-refused.practice.test',
  address: '192.0.2.13',
  title: 'Unencrypted logins refused',
  summary: 'The server insists on encryption and refuses a client that does not encrypt.',
  symptom: 'The client is refused as soon as it sends the user name.',
  expectedCause: 'tls-required',
  login: { user: 'practice', password: 'open-sesame' },
  answers: { encryption: 'plain' },
  behaviour: {
    plainLoginReply: '530 Sessions without encryption are not allowed here, use TLS.',
  },
};
