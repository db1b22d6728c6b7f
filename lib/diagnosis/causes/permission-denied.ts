/**
 * Claim: the user is logged in, and not allowed to do this here.
 * Evidence needed: the service refuses a command about a file or folder for want of rights.
 * Refuted by: the same command working in the same place.
 * Seed: the user's permissions are set in the account.
 */
import { act, type Cause } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { listed, loginWorks } from '@/lib/diagnosis/phrases';
import { becauseOfSayings, weighSayings } from '@/lib/diagnosis/weigh-sayings';
import type { ObservationOf } from '@/lib/observations/observation';

type Operation = ObservationOf<'transfer'>['operation'];

const verbs: Readonly<Record<Operation, string>> = {
  list: 'list files',
  upload: 'upload',
  size: 'see the size of files',
  download: 'download',
  delete: 'delete files',
};

/** What was refused, in words: "upload here". */
const refusedHere = (facts: Facts): string => {
  const operations = facts
    .said('permission-denied')
    .map((saying) => saying.observation)
    .filter((seen) => seen.kind === 'transfer')
    .map((seen) => seen.operation);
  return listed([...new Set(operations)].map((operation) => verbs[operation])).replace(/ and /g, ' or ');
};

export const permissionDenied: Cause = {
  id: 'permission-denied',
  owners: ['site-admin'],
  prior: 0.3,
  needsCustomersSide: false,
  decidedBy: ['account', 'web-login'],
  weigh: (facts) =>
    weighSayings(facts, 'permission-denied', {
      impact: facts
        .said('permission-denied')
        .every(
          (saying) => saying.observation.kind === 'transfer' && saying.observation.operation === 'delete',
        )
        ? 'hinders'
        : 'stops',
    }),
  words: (told, facts) => {
    const refused = refusedHere(facts);
    return {
      headline:
        refused === ''
          ? 'The login works, and this user is not allowed to do this here.'
          : `${loginWorks(facts)} In the folder that was tried, this user is not allowed to ${refused}.`,
      because: becauseOfSayings(told, 'the service says so in its answer.'),
      owner: 'site-admin',
      actions: [
        act('Ask the administrator of your site to permit it, or which folder this user may use.'),
        act('Until then, set your program to a folder in which this user may do it.'),
      ],
    };
  },
};
