import type { PracticeServer } from '@/lib/practice/practice-server';

export const passiveReplyGarbled: PracticeServer = {
  id: 'passive-reply-garbled',
  host: 'passive-reply-garbled.practice.test',
  address: '192.0.2.35',
  title: 'Unreadable passive reply',
  summary: 'The server answers PASV and EPSV with something no client can read.',
  symptom: 'The login works, then the client complains about an invalid reply.',
  expectedCause: 'passive-reply-unusable',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { passiveReplies: 'garbled' },
};
