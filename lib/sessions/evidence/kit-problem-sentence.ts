import type { KitProblem } from './open-kit';

/** Why there is no script, in one sentence. */
export const kitProblemSentence = (problem: KitProblem): string =>
  problem === 'no-target'
    ? 'Name the FTP server first; then there is something to test.'
    : 'This portal is reached without HTTPS, so a script could not send its results back safely. Ask whoever runs the portal to set its public address.';
