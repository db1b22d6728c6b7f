import type { NotTestedReason } from '@/lib/observations/observation';

const sentences: Readonly<Record<NotTestedReason, string>> = {
  'needs-login': 'No user name and password were given. Test with your login to include it.',
  'needs-earlier': 'An earlier test on the same connection did not get through, so this one could not start.',
  'not-offered': 'The service does not have it, so there is nothing to test.',
  'not-in-profile': 'The service does not promise it, so it was left out.',
  cancelled: 'The run was cancelled before. Test again to include it.',
  interrupted: 'Our side was interrupted in the middle. Test again to include it.',
  'out-of-time': 'The time for this run was used up before. Test again to include it.',
  'not-asked': 'You chose to leave it out. Test again without that choice to include it.',
  'not-set-up': 'This portal is not set up to test it.',
  'no-tool': 'Your machine has no program to test it with.',
  'too-many-addresses':
    'This name has more addresses than one run tests. Enter one of the others to test it.',
};

/** Why something was not tested, and what would test it. */
export const notTestedSentence = (reason: NotTestedReason): string => sentences[reason];
