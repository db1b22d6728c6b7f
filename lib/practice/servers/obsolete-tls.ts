import type { PracticeServer } from '@/lib/practice/practice-server';

export const obsoleteTls: PracticeServer = {
  id: 'obsolete-tls',
  host: 'obsolete-tls.practice.test',
  address: '192.0.2.15',
  title: 'Obsolete TLS only',
  summary: 'The server knows only TLS 1.0 and 1.1, which current clients refuse.',
  symptom: 'The client reports a handshake failure or an unsupported protocol.',
  expectedCause: 'service-tls-too-old',
  login: { user: 'practice', password: 'open-sesame' },
  behaviour: { tlsVersions: 'obsolete' },
};
