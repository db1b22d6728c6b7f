import type { PracticeServer } from '@/lib/practice/practice-server';

export const sshOn21: PracticeServer = {
  id: 'ssh-on-21',
  host: 'ssh-on-21.practice.test',
  address: '192.0.2.20',
  title: 'SSH instead of FTP',
  summary: 'An SSH server answers on port 21.',
  symptom: 'The client stops with an unexpected greeting or waits for ever.',
  expectedCause: 'not-an-ftp-server',
  login: null,
  behaviour: {
    doors: {
      21: {
        speaks: 'banner',
        banner: 'SSH-2.0-PracticeServer_1.0\r\n',
        answer: 'Invalid SSH identification string.\r\n',
      },
    },
  },
};
