import type { NotTestedReason } from '@/lib/observations/observation';

/** Why something was not tested, after "not tested: ". */
export const notTestedWords: Readonly<Record<NotTestedReason, string>> = {
  'needs-login': 'needs a user name and password',
  'needs-earlier': 'something it builds on did not work',
  'not-offered': 'the service does not have it',
  'not-in-profile': 'the service does not promise it',
  cancelled: 'stopped before its turn',
  interrupted: 'interrupted on our side',
  'out-of-time': 'the time was used up',
  'not-asked': 'left out on request',
  'not-set-up': 'this portal is not set up for it',
  'no-tool': 'your machine has no program for it',
  'too-many-addresses': 'more addresses than we test at once',
};
