import type { PracticeServer } from '@/lib/practice/practice-server';

/**
 * Refused everywhere and seen by one vantage alone: nothing says whether port, host or a firewall is to
 * blame, so the cause is `connection-refused` and neither `service-port-closed`, which needs a port that
 * works, nor `service-unreachable`, which needs silence.
 */
export const controlPortClosed: PracticeServer = {
  id: 'control-port-closed',
  host: 'control-port-closed.practice.test',
  address: '192.0.2.23',
  title: 'Nothing listens',
  summary: 'No control port is open: every connection is refused.',
  symptom: 'The client says at once that the connection was refused.',
  expectedCause: 'connection-refused',
  login: null,
  behaviour: { doors: {} },
};
